package org.inkstone.tokenizers.decoder;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;

/**
 * Byte-level decoding (字节级解码): characters of the byte-level alphabet become bytes again, and the bytes of all tokens
 * together, read as UTF-8, the text.
 *
 * <p>A token that has a character outside the alphabet, as added tokens may, is taken as it stands. Bytes that are not
 * UTF-8 become U+FFFD, as {@link LossyUtf8} says. A stream holds back the start of a character until it ends or breaks:
 * three bytes at most.
 */
public record ByteLevelDecoder() implements Decoder {
    @Override
    public DecoderStream stream(DecoderStream out) {
        return new DecoderStream() {
            private final StringBuilder token = new StringBuilder();
            private byte[] bytes = new byte[256];
            private int size;

            @Override
            public void text(String part) {
                token.append(part);
            }

            @Override
            public void endToken() {
                if (isOfAlphabet()) {
                    reserve(token.length());
                    for (int i = 0; i < token.length(); i++) {
                        bytes[size++] = (byte) ByteLevelAlphabet.byteOf(token.charAt(i));
                    }
                } else {
                    byte[] own = token.toString().getBytes(StandardCharsets.UTF_8);
                    reserve(own.length);
                    System.arraycopy(own, 0, bytes, size, own.length);
                    size += own.length;
                }
                token.setLength(0);
                release(LossyUtf8.complete(bytes, size));
            }

            @Override
            public void end() {
                release(size);
                out.endToken();
                out.end();
            }

            private boolean isOfAlphabet() {
                for (int i = 0; i < token.length(); i++) {
                    if (ByteLevelAlphabet.byteOf(token.charAt(i)) < 0) {
                        return false;
                    }
                }
                return true;
            }

            private void reserve(int more) {
                if (size + more > bytes.length) {
                    bytes = Arrays.copyOf(bytes, Math.addExact(size + more, size));
                }
            }

            private void release(int length) {
                if (length > 0) {
                    out.text(LossyUtf8.decode(bytes, length));
                    System.arraycopy(bytes, length, bytes, 0, size - length);
                    size -= length;
                }
            }
        };
    }
}
