package org.inkstone.tokenizers.sentencepiece;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the piece that a stretch of text is, whatever its length in one step: the hash of the stretch comes from two
 * running sums of the text, as Rabin and Karp do it.
 *
 * <pre>{@code
 * h(0) = 0,  h(i+1) = h(i)·P + byte(i) + 1        modulo 2⁶⁴
 * hash of [start, end) = h(end) - h(start)·P^(end-start)
 * }</pre>
 *
 * <p>A hash that fits is checked byte by byte.
 */
final class PieceHashTable {
    static final int NONE = -1;
    private static final long P = 0x9E3779B97F4A7C15L;

    private final byte[][] keys;
    private final long[] hashes;
    private final int[] slots;
    private final int mask;
    private final long[] powers;
    private final int longest;

    /** A table of strings; the place in the list is the id, null is left out. */
    PieceHashTable(List<byte[]> keys) {
        this.keys = keys.toArray(new byte[0][]);
        int size = Integer.highestOneBit(Math.max(8, keys.size())) * 4;
        slots = new int[size];
        hashes = new long[size];
        mask = size - 1;
        Arrays.fill(slots, NONE);
        int most = 0;
        for (int id = 0; id < this.keys.length; id++) {
            byte[] key = this.keys[id];
            if (key.length > 0) {
                most = Math.max(most, key.length);
                long hash = sums(key, 0, key.length)[key.length];
                int slot = slot(hash);
                while (slots[slot] != NONE) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = id;
                hashes[slot] = hash;
            }
        }
        longest = most;
        powers = new long[most + 1];
        powers[0] = 1;
        for (int i = 1; i <= most; i++) {
            powers[i] = powers[i - 1] * P;
        }
    }

    /** The running sums of a text, the first for {@code start}. */
    static long[] sums(byte[] text, int start, int end) {
        long[] sums = new long[end - start + 1];
        for (int i = start; i < end; i++) {
            sums[i + 1 - start] = sums[i - start] * P + (text[i] & 0xFF) + 1;
        }
        return sums;
    }

    /**
     * The id of a stretch of text.
     *
     * @param text the text
     * @param offset where the sums begin in it
     * @param sums its running sums
     * @param start where the stretch starts, from the offset on
     * @param end where it ends
     * @return the id, or {@link #NONE}
     */
    int find(byte[] text, int offset, long[] sums, int start, int end) {
        int length = end - start;
        if (length > longest) {
            return NONE;
        }
        long hash = sums[end] - sums[start] * powers[length];
        for (int slot = slot(hash); slots[slot] != NONE; slot = (slot + 1) & mask) {
            if (hashes[slot] == hash && same(keys[slots[slot]], text, offset + start, length)) {
                return slots[slot];
            }
        }
        return NONE;
    }

    private static boolean same(byte[] key, byte[] text, int start, int length) {
        return key.length == length && Arrays.equals(key, 0, length, text, start, start + length);
    }

    private int slot(long hash) {
        return (int) ((hash * P) >>> 32) & mask;
    }
}
