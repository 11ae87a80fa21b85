package org.inkstone.tokenizers.decoder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole UTF-8 quickly (UTF-8 快速解码), and says so if it is not whole.
 *
 * <p>A string is one byte a character if all are Latin-1, else two bytes. So the text is read as Latin-1 for as long as
 * it is, eight ASCII bytes at a time; from the first other character on it is read as UTF-16.
 *
 * <p>Cost: O(bytes), with no array made but the string's own. For one thread.
 */
final class QuickUtf8 {
    /** How many zeros must follow the bytes that are read, so that eight can be read anywhere and no character is cut. */
    static final int PADDING = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private byte[] latin = new byte[0];
    private char[] wide = new char[0];

    /**
     * Reads bytes.
     *
     * @param text has {@link #PADDING} zeros after the end
     * @param start the first byte
     * @param end after the last byte
     * @return the text, or null if the bytes are not UTF-8
     */
    @Nullable
    String read(byte[] text, int start, int end) {
        if (latin.length < end - start + PADDING) {
            latin = new byte[end - start + PADDING];
        }
        byte[] to = latin;
        int n = 0;
        int at = start;
        while (at < end) {
            long eight = (long) LONGS.get(text, at);
            LONGS.set(to, n, eight);
            long marks = eight & NOT_ASCII;
            if (marks == 0) {
                at += Long.BYTES;
                n += Long.BYTES;
                continue;
            }
            int ascii = Long.numberOfTrailingZeros(marks) / Byte.SIZE;
            at += ascii;
            n += ascii;
            int first = text[at];
            // C2 and C3 start the characters up to U+00FF.
            if ((first & 0xFE) != 0xC2 || !continues(text[at + 1])) {
                return readWide(text, at, end, n);
            }
            to[n++] = (byte) ((first << 6) | (text[at + 1] & 0x3F));
            at += 2;
        }
        // The last eight bytes may have been zeros of the padding in part.
        return new String(to, 0, n - (at - end), StandardCharsets.ISO_8859_1);
    }

    /** Goes on from the first character that is not Latin-1; the {@code n} before it have been read. */
    private @Nullable String readWide(byte[] text, int start, int end, int n) {
        if (wide.length < n + end - start + PADDING) {
            wide = new char[n + end - start + PADDING];
        }
        char[] to = wide;
        for (int i = 0; i < n; i++) {
            to[i] = (char) (latin[i] & 0xFF);
        }
        int count = n;
        int at = start;
        while (at < end) {
            int first = text[at];
            if (first >= 0) {
                long eight = (long) LONGS.get(text, at);
                if ((eight & NOT_ASCII) == 0) {
                    for (int i = 0; i < Long.BYTES; i++) {
                        to[count + i] = (char) text[at + i];
                    }
                    at += Long.BYTES;
                    count += Long.BYTES;
                } else {
                    to[count++] = (char) first;
                    at++;
                }
            } else if ((first & 0xF0) == 0xE0) {
                int point = (first & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | (text[at + 2] & 0x3F);
                boolean whole = continues(text[at + 1]) && continues(text[at + 2]);
                if (!whole || point < 0x800 || (point & 0xF800) == 0xD800) {
                    return null;
                }
                to[count++] = (char) point;
                at += 3;
            } else if ((first & 0xE0) == 0xC0) {
                int point = (first & 0x1F) << 6 | (text[at + 1] & 0x3F);
                if (!continues(text[at + 1]) || point < 0x80) {
                    return null;
                }
                to[count++] = (char) point;
                at += 2;
            } else {
                int point = pointOfFour(text, at);
                if (point < 0) {
                    return null;
                }
                to[count++] = Character.highSurrogate(point);
                to[count++] = Character.lowSurrogate(point);
                at += 4;
            }
        }
        return new String(to, 0, count - (at - end));
    }

    /** The code point of four bytes, or -1 if they are none. */
    private static int pointOfFour(byte[] text, int at) {
        if ((text[at] & 0xF8) != 0xF0) {
            return -1;
        }
        int point = text[at] & 0x07;
        for (int i = 1; i < 4; i++) {
            if (!continues(text[at + i])) {
                return -1;
            }
            point = point << 6 | (text[at + i] & 0x3F);
        }
        return point >= Character.MIN_SUPPLEMENTARY_CODE_POINT && point <= Character.MAX_CODE_POINT ? point : -1;
    }

    private static boolean continues(byte next) {
        return (next & 0xC0) == 0x80;
    }

    /** How many bytes its arrays take. */
    long memory() {
        return latin.length + (long) Character.BYTES * wide.length;
    }
}
