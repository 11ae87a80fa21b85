package org.inkstone.models.ngram;

import java.util.Arrays;

/**
 * A growing hash table (哈希表) from (parent, token) to a row number, with open addressing in primitive arrays: about 20
 * bytes a row at the usual load, no objects. Rows are numbered in the order in which they came.
 */
final class NGramTable {
    private static final int EMPTY = -1;

    private long[] keys = new long[16];
    private int[] counts = new int[16];
    private int size;
    private int[] slots = newSlots(32);

    /** The key of a row: sorting by key sorts by parent first, then by token. */
    static long key(int parent, int token) {
        return ((long) parent << 32) | token;
    }

    /** The row of a key, which is added with count 0 if it is new. */
    int row(long key) {
        int slot = slotOf(key);
        if (slots[slot] != EMPTY) {
            return slots[slot];
        }
        if (size == keys.length) {
            // Doubling 16 can reach 2^30 rows; past it, the next array length overflows and is refused.
            int capacity = Math.multiplyExact(size, 2);
            keys = Arrays.copyOf(keys, capacity);
            counts = Arrays.copyOf(counts, capacity);
            slots = newSlots(Math.multiplyExact(capacity, 2));
            for (int row = 0; row < size; row++) {
                slots[slotOf(keys[row])] = row;
            }
            slot = slotOf(key);
        }
        keys[size] = key;
        slots[slot] = size;
        return size++;
    }

    void add(int row, int count) {
        counts[row] = Math.addExact(counts[row], count);
    }

    long key(int row) {
        return keys[row];
    }

    int parent(int row) {
        return (int) (keys[row] >>> 32);
    }

    int token(int row) {
        return (int) keys[row];
    }

    int count(int row) {
        return counts[row];
    }

    int size() {
        return size;
    }

    /** A table with the same rows, counts included. */
    NGramTable copy() {
        NGramTable result = new NGramTable();
        result.keys = keys.clone();
        result.counts = counts.clone();
        result.size = size;
        result.slots = slots.clone();
        return result;
    }

    private int slotOf(long key) {
        // Fibonacci hashing, then linear probing; at most half of the slots are in use.
        long mixed = (key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (slots.length - 1);
        while (slots[slot] != EMPTY && keys[slots[slot]] != key) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static int[] newSlots(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, EMPTY);
        return slots;
    }
}
