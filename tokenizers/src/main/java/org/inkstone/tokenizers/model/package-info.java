/**
 * Models (分词模型): how a pre-token becomes tokens of the vocabulary.
 *
 * <p>Read {@link org.inkstone.tokenizers.model.SimpleBytePairEncoding} first: the algorithm in twenty lines. Then
 * {@link org.inkstone.tokenizers.model.BytePairEncoding}, which gives the same tokens in near-linear time, and
 * {@link org.inkstone.tokenizers.model.ByteLevelEncoder}, which remembers the words it has seen.
 */
@NullMarked
package org.inkstone.tokenizers.model;

import org.jspecify.annotations.NullMarked;
