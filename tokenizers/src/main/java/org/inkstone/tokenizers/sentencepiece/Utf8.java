package org.inkstone.tokenizers.sentencepiece;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 as SentencePiece reads and writes it. */
final class Utf8 {
    private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

    private Utf8() {}

    /** The bytes of a text; an unpaired surrogate counts as U+FFFD, where the JDK would write a question mark. */
    static byte[] bytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                return bytes(text.substring(0, i), text.substring(i + 1));
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String before, String after) {
        StringBuilder whole = new StringBuilder(before).append('\uFFFD');
        for (int i = 0; i < after.length(); ) {
            int point = after.codePointAt(i);
            boolean half = Character.isBmpCodePoint(point) && Character.isSurrogate((char) point);
            whole.appendCodePoint(half ? 0xFFFD : point);
            i += Character.charCount(point);
        }
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The length that a first byte promises; 1 for a byte that starts no character. */
    static int promised(byte first) {
        int b = first & 0xFF;
        return b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    }

    /** The promised length of the character at a place, but not past the end. */
    static int length(byte[] text, int at, int end) {
        return Math.min(promised(text[at]), end - at);
    }

    /** The length of the whole character at a place, or 0 if the bytes there are not UTF-8. */
    static int whole(byte[] text, int at, int end) {
        int first = text[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = promised(text[at]);
        if (length == 1 || at + length > end) {
            return 0;
        }
        int point = first & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            if ((text[at + i] & 0xC0) != 0x80) {
                return 0;
            }
            point = (point << 6) | (text[at + i] & 0x3F);
        }
        boolean shortest = length == 2 ? point >= 0x80 : length == 3 ? point >= 0x800 : point >= 0x10000;
        boolean character = point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
        return shortest && character ? length : 0;
    }

    /** Reads bytes; each byte that belongs to no whole character is one U+FFFD. */
    static String text(byte[] bytes) {
        byte[] valid = new byte[3 * bytes.length];
        int n = 0;
        for (int i = 0; i < bytes.length; ) {
            int length = whole(bytes, i, bytes.length);
            byte[] from = length > 0 ? bytes : REPLACEMENT;
            int count = length > 0 ? length : REPLACEMENT.length;
            System.arraycopy(from, length > 0 ? i : 0, valid, n, count);
            n += count;
            i += Math.max(1, length);
        }
        return new String(Arrays.copyOf(valid, n), StandardCharsets.UTF_8);
    }

    /** For each byte offset, the number of code points that start before it. */
    static int[] pointsBefore(byte[] text) {
        int[] points = new int[text.length + 1];
        for (int i = 0; i < text.length; i++) {
            points[i + 1] = points[i] + ((text[i] & 0xC0) == 0x80 ? 0 : 1);
        }
        return points;
    }
}
