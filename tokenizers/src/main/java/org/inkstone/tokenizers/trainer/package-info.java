/**
 * Trainers (分词器训练): how a vocabulary is learned from text.
 *
 * <p>Read {@link org.inkstone.tokenizers.trainer.SimpleBytePairEncodingTrainer} first: the algorithm as the papers tell
 * it. Then {@link org.inkstone.tokenizers.trainer.BytePairEncodingTrainer}, which gives the same merges without counting
 * everything again after each. {@link org.inkstone.tokenizers.trainer.SimpleWordPieceTrainer} shows WordPiece's criterion,
 * {@link org.inkstone.tokenizers.trainer.WordPieceTrainer} what practice calls so, and
 * {@link org.inkstone.tokenizers.trainer.UnigramTrainer} goes the other way: from many pieces to few. {@link org.inkstone.tokenizers.trainer.WordCounter} turns text into what all start
 * from, and {@link org.inkstone.tokenizers.trainer.TokenizerTrainer} puts a whole tokenizer together.
 */
@NullMarked
package org.inkstone.tokenizers.trainer;

import org.jspecify.annotations.NullMarked;
