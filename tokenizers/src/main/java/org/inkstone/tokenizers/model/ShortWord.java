package org.inkstone.tokenizers.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * How a short word of Latin-1 characters becomes two longs, its key in the cache: a byte a character, the first one
 * lowest, and the length as the last byte.
 * <pre>{@code
 * byte      0  1  2  3  4  5  6  7
 * first     1  2  3  4  5  6  7  8
 * second    9 10 11 12 13 14 15 length
 * }</pre>
 *
 * <p>A text of bytes has the two already: two reads, and whatever stands behind the word is masked out. Of a text of
 * characters, four are read at a time. There is no loop over the characters: its end would be a branch that the processor
 * guesses wrong at most words.
 *
 * <p>Up to seven characters of any script fit, too, with all their bits, the length plus 16 as the last byte.
 */
final class ShortWord {
    /** The longest word that fits. */
    static final int MAX_LENGTH = 15;
    /** How many characters are read, from the first of the word on. */
    static final int READ = 16;

    private static final long HIGH_BYTES = 0xFF00FF00FF00FF00L;
    /** For a word of n characters, at n + 12 - 4k, what to keep of four number k. */
    private static final long[] MASKS = new long[READ + 12];
    /** For a word of n bytes, what to keep of the first eight, and of the second. */
    private static final long[] FIRST_BYTES = new long[MAX_LENGTH + 1];

    private static final long[] SECOND_BYTES = new long[MAX_LENGTH + 1];
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    static {
        for (int n = 0; n <= MAX_LENGTH; n++) {
            FIRST_BYTES[n] = n >= Long.BYTES ? -1 : (1L << (Byte.SIZE * n)) - 1;
            SECOND_BYTES[n] = n <= Long.BYTES ? 0 : (1L << (Byte.SIZE * (n - Long.BYTES))) - 1;
        }
        for (int i = 0; i < MASKS.length; i++) {
            int kept = Math.min(Math.max(i - 12, 0), 4);
            MASKS[i] = kept == 4 ? -1 : (1L << (16 * kept)) - 1;
        }
    }

    /** The longest word of any script that fits. */
    static final int MAX_WIDE = 7;

    private static final int WIDE = 16;

    private ShortWord() {}

    /** Whether all characters of a word are Latin-1. */
    static boolean fits(char[] text, int start, int length) {
        long all = four(text, start, length, 0) | four(text, start, length, 1);
        if (length > 8) {
            all |= four(text, start, length, 2) | four(text, start, length, 3);
        }
        return (all & HIGH_BYTES) == 0;
    }

    static long first(char[] text, int start, int length) {
        return packed(four(text, start, length, 0)) | (packed(four(text, start, length, 1)) << 32);
    }

    static long second(char[] text, int start, int length) {
        long second = (long) length << 56;
        return length <= 8
                ? second
                : second | packed(four(text, start, length, 2)) | (packed(four(text, start, length, 3)) << 32);
    }

    /** The first part of the key of a word in a text of bytes. */
    static long first(byte[] text, int start, int length) {
        return (long) LONGS.get(text, start) & FIRST_BYTES[length];
    }

    /** The second part of that key. */
    static long second(byte[] text, int start, int length) {
        return ((long) LONGS.get(text, start + Long.BYTES) & SECOND_BYTES[length]) | ((long) length << 56);
    }

    private static long four(char[] text, int start, int length, int k) {
        int at = start + 4 * k;
        long four = text[at] | ((long) text[at + 1] << 16) | ((long) text[at + 2] << 32) | ((long) text[at + 3] << 48);
        return four & MASKS[length + 12 - 4 * k];
    }

    /** The low bytes of four characters, side by side. */
    private static long packed(long four) {
        long two = (four | (four >>> 8)) & 0x0000FFFF0000FFFFL;
        return (two | (two >>> 16)) & 0xFFFFFFFFL;
    }

    /** The first part of the key of a word of at most {@link #MAX_WIDE} characters of any script. */
    static long firstWide(char[] text, int start, int length) {
        return wide(text, start, start + Math.min(length, 4));
    }

    /** The second part of that key. */
    static long secondWide(char[] text, int start, int length) {
        return ((long) (WIDE + length) << 56) | wide(text, start + 4, start + length);
    }

    private static long wide(char[] text, int start, int end) {
        long all = 0;
        for (int i = start; i < end; i++) {
            all = (all << Character.SIZE) | text[i];
        }
        return all;
    }
}
