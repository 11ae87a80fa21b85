package org.inkstone.tokenizers.trainer;

import java.util.List;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.model.WordPiece;

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

    /**
     * The model that encodes with what was learned.
     *
     * @param unknownToken the token of words that cannot be written, such as {@code [UNK]}
     * @return a new model; words of more than 100 characters are unknown to it
     */
    public WordPiece model(String unknownToken) {
        return new WordPiece(Vocabulary.of(vocabulary), unknownToken, continuingSubwordPrefix, 100);
    }
}
