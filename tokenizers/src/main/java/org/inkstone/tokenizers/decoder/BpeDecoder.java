package org.inkstone.tokenizers.decoder;

import org.jspecify.annotations.Nullable;

/**
 * Decoding of BPE that marks ends of words (词尾标记 BPE 解码): the mark becomes a space, in the last token nothing.
 *
 * @param suffix the mark ({@code </w>})
 */
public record BpeDecoder(String suffix) implements Decoder {
    @Override
    public DecoderStream stream(DecoderStream out) {
        return new WholeTokens(out) {
            /** The token before: only the one behind tells that it is not the last. */
            private @Nullable String held;

            @Override
            void token(String token, int before) {
                release(" ");
                held = token;
            }

            @Override
            public void end() {
                release("");
                super.end();
            }

            private void release(String replacement) {
                if (held != null) {
                    emit(held.replace(suffix, replacement));
                    held = null;
                }
            }
        };
    }
}
