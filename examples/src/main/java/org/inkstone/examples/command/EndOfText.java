package org.inkstone.examples.command;

import java.util.Comparator;
import java.util.Optional;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.added.AddedToken;
import org.jspecify.annotations.Nullable;

/**
 * The token that stands before each document in training, and that a trained model ends a text with.
 *
 * @param token how the vocabulary writes it
 * @param id its id
 */
record EndOfText(String token, int id) {
    private static final String USUAL = "<|endoftext|>";

    /** The named token; else {@code <|endoftext|>}; else the special token of the lowest id. */
    static EndOfText of(HuggingFaceTokenizer tokenizer, @Nullable String named) {
        if (named != null) {
            int id = tokenizer.tokenToId(named);
            if (id < 0) {
                throw new IllegalArgumentException(
                        "--end-of-text must be a token of the tokenizer's vocabulary, got " + named);
            }
            return new EndOfText(named, id);
        }
        int usual = tokenizer.tokenToId(USUAL);
        if (usual >= 0) {
            return new EndOfText(USUAL, usual);
        }
        Optional<AddedToken> first = tokenizer.definition().addedTokens().stream()
                .filter(AddedToken::special)
                .min(Comparator.comparingInt(AddedToken::id));
        return first.map(token -> new EndOfText(token.content(), token.id()))
                .orElseThrow(() -> new IllegalArgumentException("the tokenizer has no special token to set documents"
                        + " apart; train it with --special-token '" + USUAL + "', or name one with --end-of-text"));
    }

    boolean isUsual() {
        return token.equals(USUAL);
    }
}
