package org.inkstone.tokenizers.trainer;

/**
 * A piece of a unigram model (带分数的词元).
 *
 * @param piece its text
 * @param score the natural logarithm of its probability; 0 for special tokens
 */
public record ScoredPiece(String piece, double score) {}
