package org.inkstone.tokenizers.decoder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole UTF-8 quickly (UTF-8 快速解码), and says so if it is not whole.
 *
 * <p>The start of the text may be Latin-1, which needs no reading at all if it is the whole. Of the rest, eight bytes
 * are looked at at a time: they start with ASCII characters, which are taken together, or with a longer one, whose marks
 * are checked in one go.
 *
 * <p>Cost: O(bytes), with no array made but the string's own. For one thread.
 */
final class QuickUtf8 {
    /** How many zeros must follow the bytes that are read, so that eight can be read anywhere and no character is cut. */
    static final int PADDING = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;
    /** The bits that mark characters of two, three and four bytes, the first byte lowest, and what they are. */
    private static final long TWO_MARKS = 0xC0E0L;

    private static final long TWO = 0x80C0L;
    private static final long THREE_MARKS = 0xC0_C0F0L;
    private static final long THREE = 0x80_80E0L;
    private static final long FOUR_MARKS = 0xC0C0_C0F8L;
    private static final long FOUR = 0x8080_80F0L;

    private char[] wide = new char[0];

    /**
     * Reads bytes.
     *
     * @param text has {@link #PADDING} zeros after the end
     * @param start the first byte
     * @param latinEnd after the last byte that is a Latin-1 character, UTF-8 from there on
     * @param end after the last byte
     * @return the text, or null if the bytes are not UTF-8
     */
    @Nullable
    String read(byte[] text, int start, int latinEnd, int end) {
        if (latinEnd == end) {
            return new String(text, start, end - start, StandardCharsets.ISO_8859_1);
        }
        if (wide.length < end - start + PADDING) {
            wide = new char[end - start + PADDING];
        }
        char[] to = wide;
        int n = 0;
        for (int at = start; at < latinEnd; at++) {
            to[n++] = (char) (text[at] & 0xFF);
        }
        int at = latinEnd;
        while (at < end) {
            long eight = (long) LONGS.get(text, at);
            if ((eight & 0x80) == 0) {
                // As many as are ASCII count; what is written too much, the next ones overwrite.
                for (int i = 0; i < Long.BYTES; i++) {
                    to[n + i] = (char) (eight >>> (Byte.SIZE * i) & 0x7F);
                }
                int ascii = Long.numberOfTrailingZeros(eight & NOT_ASCII) / Byte.SIZE;
                n += ascii;
                at += ascii;
                if (ascii == Long.BYTES) {
                    continue;
                }
                eight = (long) LONGS.get(text, at);
            }
            if ((eight & THREE_MARKS) == THREE) {
                int point = (int) ((eight & 0x0F) << 12 | (eight >>> 2 & 0xFC0) | (eight >>> 16 & 0x3F));
                if (point < 0x800 || (point & 0xF800) == Character.MIN_SURROGATE) {
                    return null;
                }
                to[n++] = (char) point;
                at += 3;
            } else if ((eight & TWO_MARKS) == TWO) {
                int point = (int) ((eight & 0x1F) << 6 | (eight >>> 8 & 0x3F));
                if (point < 0x80) {
                    return null;
                }
                to[n++] = (char) point;
                at += 2;
            } else {
                int point = pointOfFour(eight);
                if (point < 0) {
                    return null;
                }
                to[n++] = Character.highSurrogate(point);
                to[n++] = Character.lowSurrogate(point);
                at += 4;
            }
        }
        // The last eight characters may have been zeros of the padding in part.
        return new String(to, 0, n - (at - end));
    }

    /** The code point of four bytes, or -1 if they are none. */
    private static int pointOfFour(long bytes) {
        if ((bytes & FOUR_MARKS) != FOUR) {
            return -1;
        }
        int point = (int) ((bytes & 0x07) << 18
                | (bytes >>> 8 & 0x3F) << 12
                | (bytes >>> 16 & 0x3F) << 6
                | (bytes >>> 24 & 0x3F));
        return point >= Character.MIN_SUPPLEMENTARY_CODE_POINT && point <= Character.MAX_CODE_POINT ? point : -1;
    }

    /** How many bytes its array takes. */
    long memory() {
        return (long) Character.BYTES * wide.length;
    }
}
