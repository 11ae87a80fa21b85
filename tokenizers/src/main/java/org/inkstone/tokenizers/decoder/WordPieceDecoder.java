package org.inkstone.tokenizers.decoder;

/**
 * WordPiece decoding (WordPiece 解码): a token that continues a word loses its prefix, any other one but the first gets a
 * space before it: {@code un ##able to} is "unable to".
 *
 * @param prefix what marks a token that continues a word ({@code ##})
 * @param cleanup whether {@linkplain EnglishCleanup spaces before punctuation and English contractions} go (true)
 */
public record WordPieceDecoder(String prefix, boolean cleanup) implements Decoder {
    @Override
    public DecoderStream stream(DecoderStream out) {
        return new WholeTokens(out) {
            @Override
            void token(String token, int before) {
                String joined = token;
                if (before > 0) {
                    joined = token.startsWith(prefix) ? token.substring(prefix.length()) : " " + token;
                }
                emit(cleanup ? EnglishCleanup.clean(joined) : joined);
            }
        };
    }
}
