package org.inkstone.tokenizers.regex;

/** A text as UTF-8, and where the bytes are in the text; places are to be asked for from left to right. */
final class Utf8Text {
    /** Joni looks a character beyond the end where case is ignored. */
    private static final int PADDING = 16;

    final byte[] bytes;
    final int size;
    private final int from;
    private final boolean ascii;
    private int byteAt;
    private int unitAt;

    Utf8Text(char[] text, int from, int to) {
        int total = 0;
        for (int i = from; i < to; i++) {
            char c = text[i];
            total += c < 0x80 ? 1 : c < 0x800 || isPair(text, i, to) || (i > from && isPair(text, i - 1, to)) ? 2 : 3;
        }
        byte[] out = new byte[total + PADDING];
        int at = 0;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c < 0x80) {
                out[at++] = (byte) c;
            } else if (c < 0x800) {
                out[at++] = (byte) (0xC0 | (c >> 6));
                out[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (isPair(text, i, to)) {
                int point = Character.toCodePoint(c, text[++i]);
                out[at++] = (byte) (0xF0 | (point >> 18));
                out[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
                out[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
                out[at++] = (byte) (0x80 | (point & 0x3F));
            } else {
                char whole = Character.isSurrogate(c) ? '\uFFFD' : c;
                out[at++] = (byte) (0xE0 | (whole >> 12));
                out[at++] = (byte) (0x80 | ((whole >> 6) & 0x3F));
                out[at++] = (byte) (0x80 | (whole & 0x3F));
            }
        }
        bytes = out;
        size = total;
        this.from = from;
        ascii = total == to - from;
    }

    private static boolean isPair(char[] text, int at, int limit) {
        return at + 1 < limit && Character.isHighSurrogate(text[at]) && Character.isLowSurrogate(text[at + 1]);
    }

    /** The place in UTF-16 units of a byte that begins a character, or of the end. */
    int units(int at) {
        if (ascii) {
            return from + at;
        }
        if (at < byteAt) {
            byteAt = 0;
            unitAt = 0;
        }
        while (byteAt < at) {
            int b = bytes[byteAt++] & 0xFF;
            unitAt += b < 0x80 || (b >= 0xC0 && b < 0xF0) ? 1 : b >= 0xF0 ? 2 : 0;
        }
        return from + unitAt;
    }
}
