package org.inkstone.tokenizers.decoder;

/** Joins tokens by spaces (空格连接): what a tokenizer without a decoder does. */
public record SpacedDecoder() implements Decoder {
    @Override
    public DecoderStream stream(DecoderStream out) {
        return new WholeTokens(out) {
            @Override
            void token(String token, int before) {
                emit(before == 0 ? token : " " + token);
            }
        };
    }
}
