package org.inkstone.tokenizers.decoder;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Text of characters up to U+00FF (Latin-1 文本), which strings hold in one byte a character. */
final class LatinText {
    private LatinText() {}

    /** The characters of some UTF-8, a byte each, or null if there are others, or bytes that are no whole character. */
    static byte @Nullable [] of(byte[] utf8) {
        byte[] latin = new byte[utf8.length];
        int n = 0;
        for (int i = 0; i < utf8.length; i++) {
            int first = utf8[i];
            if (first < 0) {
                // C2 and C3 start the characters from U+0080 to U+00FF.
                if ((first & 0xFE) != 0xC2 || i + 1 == utf8.length || (utf8[i + 1] & 0xC0) != 0x80) {
                    return null;
                }
                first = first << 6 | (utf8[++i] & 0x3F);
            }
            latin[n++] = (byte) first;
        }
        return Arrays.copyOf(latin, n);
    }
}
