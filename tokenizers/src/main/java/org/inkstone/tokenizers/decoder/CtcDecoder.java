package org.inkstone.tokenizers.decoder;

/**
 * CTC decoding (CTC 解码): of equal tokens in a row one is left, padding goes, and the word delimiter becomes a space.
 *
 * @param padToken the token that separates equal letters ({@code <pad>})
 * @param wordDelimiterToken the token between words ({@code |})
 * @param cleanup whether the delimiter becomes a space, and {@linkplain EnglishCleanup spaces} before punctuation go
 *     (true)
 * @paper Graves, Fernández, Gomez, Schmidhuber 2006, Connectionist Temporal Classification, ICML
 */
public record CtcDecoder(String padToken, String wordDelimiterToken, boolean cleanup) implements Decoder {
    @Override
    public DecoderStream stream(DecoderStream out) {
        return new WholeTokens(out) {
            private String last = "";

            @Override
            void token(String token, int before) {
                if (before > 0 && token.equals(last)) {
                    return;
                }
                last = token;
                String text = token.replace(padToken, "");
                if (cleanup) {
                    text = EnglishCleanup.clean(text).replace(wordDelimiterToken, " ");
                }
                if (!text.isEmpty()) {
                    emit(text);
                }
            }
        };
    }
}
