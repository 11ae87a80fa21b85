package org.inkstone.tokenizers.decoder;

/**
 * Replacing (替换): puts a string in the place of another, in each token.
 *
 * @param pattern the string to look for; an empty one is nowhere
 * @param content what is put in its place
 */
public record ReplaceDecoder(String pattern, String content) implements Decoder {
    @Override
    public DecoderStream stream(DecoderStream out) {
        return new WholeTokens(out) {
            @Override
            void token(String token, int before) {
                emit(pattern.isEmpty() ? token : token.replace(pattern, content));
            }
        };
    }
}
