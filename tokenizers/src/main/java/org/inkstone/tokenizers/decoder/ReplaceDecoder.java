package org.inkstone.tokenizers.decoder;

import org.inkstone.tokenizers.normalizer.Replace;

/**
 * Replacing (替换): puts a string in the place of what a pattern finds, in each token.
 *
 * @param replacement what is looked for, and what is put in its place
 */
public record ReplaceDecoder(Replace replacement) implements Decoder {
    @Override
    public DecoderStream stream(DecoderStream out) {
        return new WholeTokens(out) {
            @Override
            void token(String token, int before) {
                emit(replacement.normalize(token));
            }
        };
    }
}
