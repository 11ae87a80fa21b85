package org.inkstone.tokenizers.trainer;

import java.util.List;

/**
 * What training WordPiece gives (WordPiece 训练结果). The model needs no merges: it takes the longest token that fits.
 *
 * @param vocabulary the tokens in the order of their ids: special tokens, alphabet, alphabet inside words, then what
 *     each step made
 * @param continuingSubwordPrefix what marks tokens that do not begin a word
 * @param steps how the tokens were found
 */
public record TrainedWordPieces(List<String> vocabulary, String continuingSubwordPrefix, List<MergeStep> steps) {
    public TrainedWordPieces {
        vocabulary = List.copyOf(vocabulary);
        steps = List.copyOf(steps);
    }
}
