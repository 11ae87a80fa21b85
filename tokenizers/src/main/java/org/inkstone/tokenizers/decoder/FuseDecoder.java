package org.inkstone.tokenizers.decoder;

/** Fusing (合并): joins all tokens to one, for decoders behind that look at the whole text. */
public record FuseDecoder() implements Decoder {
    @Override
    public DecoderStream stream(DecoderStream out) {
        return new DecoderStream() {
            @Override
            public void text(String part) {
                out.text(part);
            }

            @Override
            public void endToken() {
                // The one token ends with the list.
            }

            @Override
            public void end() {
                out.endToken();
                out.end();
            }
        };
    }
}
