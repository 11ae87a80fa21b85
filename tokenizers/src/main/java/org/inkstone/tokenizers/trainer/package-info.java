/**
 * Trainers (分词器训练): how a vocabulary is learned from text.
 *
 * <p>Read {@link org.inkstone.tokenizers.trainer.SimpleBytePairEncodingTrainer} first: the algorithm as the papers tell
 * it. Then {@link org.inkstone.tokenizers.trainer.BytePairEncodingTrainer}, which gives the same merges without counting
 * everything again after each. {@link org.inkstone.tokenizers.trainer.WordCounter} turns text into what both start from.
 */
@NullMarked
package org.inkstone.tokenizers.trainer;

import org.jspecify.annotations.NullMarked;
