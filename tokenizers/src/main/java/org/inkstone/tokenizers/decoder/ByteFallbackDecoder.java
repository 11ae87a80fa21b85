package org.inkstone.tokenizers.decoder;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Byte fallback (字节回退解码): tokens such as {@code <0xE5>} are bytes; those in a row, read as UTF-8, are text.
 *
 * <p>A row that is not UTF-8 gives one U+FFFD for each of its bytes, for the characters in it as well. So a row is given
 * out only when it has ended, for until then it may break.
 */
public record ByteFallbackDecoder() implements Decoder {
    @Override
    public DecoderStream stream(DecoderStream out) {
        return new WholeTokens(out) {
            private final ByteArrayOutputStream row = new ByteArrayOutputStream();

            @Override
            void token(String token, int before) {
                int value = byteOf(token);
                if (value >= 0) {
                    row.write(value);
                } else {
                    release();
                    emit(token);
                }
            }

            @Override
            public void end() {
                release();
                super.end();
            }

            private void release() {
                if (row.size() == 0) {
                    return;
                }
                String text = utf8(row.toByteArray());
                if (text != null) {
                    emit(text);
                } else {
                    for (int i = 0; i < row.size(); i++) {
                        emit("\uFFFD");
                    }
                }
                row.reset();
            }
        };
    }

    /** The byte that a token stands for, or -1. The reference reads the hex number as Rust does: "+A" is one. */
    static int byteOf(String token) {
        if (token.length() != 6 || !token.startsWith("<0x") || token.charAt(5) != '>') {
            return -1;
        }
        int high = token.charAt(3) == '+' ? 0 : hex(token.charAt(3));
        int low = hex(token.charAt(4));
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }

    private static int hex(char digit) {
        return digit < 0x80 ? Character.digit(digit, 16) : -1;
    }

    private static @Nullable String utf8(byte[] bytes) {
        return LossyUtf8.isWhole(bytes, 0, bytes.length) ? new String(bytes, StandardCharsets.UTF_8) : null;
    }
}
