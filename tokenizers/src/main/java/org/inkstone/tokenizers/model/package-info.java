/**
 * Models (分词模型): how a pre-token becomes tokens of the vocabulary.
 *
 * <p>Read {@link org.inkstone.tokenizers.model.SimpleBytePairEncoding} first: the algorithm in twenty lines. Then
 * {@link org.inkstone.tokenizers.model.BytePairEncoding}, which gives the same tokens in near-linear time, and
 * {@link org.inkstone.tokenizers.model.ByteLevelEncoder}, which remembers the words it has seen.
 *
 * <p>The other models: {@link org.inkstone.tokenizers.model.WordPiece} takes the longest piece each time,
 * {@link org.inkstone.tokenizers.model.Unigram} the most probable segmentation of all that a
 * {@link org.inkstone.tokenizers.model.Lattice} holds, {@link org.inkstone.tokenizers.model.WordLevel} whole words.
 */
@NullMarked
package org.inkstone.tokenizers.model;

import org.jspecify.annotations.NullMarked;
