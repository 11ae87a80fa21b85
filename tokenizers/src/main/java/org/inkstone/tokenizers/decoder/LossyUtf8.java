package org.inkstone.tokenizers.decoder;

/**
 * Reads bytes as UTF-8, with U+FFFD for what is not (有损 UTF-8 解码).
 *
 * <p>Each longest piece that starts a character but does not end it is one U+FFFD, and so is each byte that starts
 * none: what the Unicode standard recommends (3.9, "maximal subparts") and the reference does. The JDK differs: of the
 * three bytes ED A0 80, half a surrogate pair, it makes one U+FFFD, where three are right, since no character starts
 * with ED A0.
 */
public final class LossyUtf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private LossyUtf8() {}

    /**
     * Reads bytes as UTF-8.
     *
     * @param bytes any bytes
     * @return the text
     */
    public static String decode(byte[] bytes) {
        return decode(bytes, bytes.length);
    }

    /**
     * Reads the first of some bytes as UTF-8.
     *
     * @param bytes any bytes
     * @param length how many of them
     * @return the text
     */
    static String decode(byte[] bytes, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; ) {
            int first = bytes[i] & 0xFF;
            if (first < 0x80) {
                text.append((char) first);
                i++;
                continue;
            }
            int need = following(first);
            int point = first & (0x3F >> need);
            int have = 0;
            while (have < need && i + 1 + have < length && continues(first, have, bytes[i + 1 + have] & 0xFF)) {
                point = (point << 6) | (bytes[i + 1 + have] & 0x3F);
                have++;
            }
            if (need > 0 && have == need) {
                text.appendCodePoint(point);
            } else {
                text.append(REPLACEMENT);
            }
            i += 1 + have;
        }
        return text.toString();
    }

    /** Whether the bytes from one place to before another are UTF-8. */
    static boolean isWhole(byte[] bytes, int start, int end) {
        for (int i = start; i < end; ) {
            int first = bytes[i] & 0xFF;
            int need = following(first);
            if ((need == 0 && first >= 0x80) || need >= end - i) {
                return false;
            }
            for (int have = 0; have < need; have++) {
                if (!continues(first, have, bytes[i + 1 + have] & 0xFF)) {
                    return false;
                }
            }
            i += 1 + need;
        }
        return true;
    }

    /** How many of the first {@code length} bytes mean the same whatever follows: all but a character that is begun. */
    static int complete(byte[] bytes, int length) {
        for (int start = length - 1; start >= Math.max(0, length - 3); start--) {
            int need = following(bytes[start] & 0xFF);
            int have = length - 1 - start;
            if (need > 0) {
                for (int i = 0; i < have; i++) {
                    if (!continues(bytes[start] & 0xFF, i, bytes[start + 1 + i] & 0xFF)) {
                        return length;
                    }
                }
                return have < need ? start : length;
            }
        }
        return length;
    }

    /** How many bytes follow a first byte; 0 if no character starts with it. */
    private static int following(int first) {
        if (first >= 0xC2 && first <= 0xDF) {
            return 1;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            return 2;
        }
        return first >= 0xF0 && first <= 0xF4 ? 3 : 0;
    }

    /** Whether a byte may follow; the second byte must not make an overlong form, a surrogate or too high a number. */
    private static boolean continues(int first, int have, int next) {
        int low = 0x80;
        int high = 0xBF;
        if (have == 0) {
            switch (first) {
                case 0xE0 -> low = 0xA0;
                case 0xED -> high = 0x9F;
                case 0xF0 -> low = 0x90;
                case 0xF4 -> high = 0x8F;
                default -> {}
            }
        }
        return next >= low && next <= high;
    }
}
