package org.inkstone.tokenizers.model;

/**
 * How a short word of Latin-1 characters becomes two longs, its key in the cache.
 *
 * <p>Four characters are read at a time, whatever stands behind the word is masked out, and two fours lie in one long,
 * one in the low bytes, the other in the high bytes. The length is the last byte:
 * <pre>{@code
 * byte      0  1  2  3  4  5  6  7
 * first     1  5  2  6  3  7  4  8
 * second    9 13 10 14 11 15 12 length
 * }</pre>
 *
 * <p>There is no loop over the characters: its end would be a branch that the processor guesses wrong at most words.
 *
 * <p>Up to seven characters of any script fit, too, with all their bits, the length plus 16 as the last byte.
 */
final class ShortWord {
    /** The longest word that fits. */
    static final int MAX_LENGTH = 15;
    /** How many characters are read. */
    static final int READ = 16;

    private static final long HIGH_BYTES = 0xFF00FF00FF00FF00L;
    /** For a word of n characters, at n + 12 - 4k, what to keep of four number k. */
    private static final long[] MASKS = new long[READ + 12];

    static {
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
        return four(text, start, length, 0) | (four(text, start, length, 1) << 8);
    }

    static long second(char[] text, int start, int length) {
        long second = (long) length << 56;
        return length <= 8 ? second : second | four(text, start, length, 2) | (four(text, start, length, 3) << 8);
    }

    private static long four(char[] text, int start, int length, int k) {
        int at = start + 4 * k;
        long four = text[at] | ((long) text[at + 1] << 16) | ((long) text[at + 2] << 32) | ((long) text[at + 3] << 48);
        return four & MASKS[length + 12 - 4 * k];
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
