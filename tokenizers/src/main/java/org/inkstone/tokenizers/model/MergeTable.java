package org.inkstone.tokenizers.model;

import java.util.Arrays;

/**
 * The merges by pair of ids: a hash table with open addressing, two longs an entry, read by every thread.
 */
final class MergeTable {
    /** What {@link #find} gives for a pair that has no merge; higher than every entry. */
    static final long NONE = Long.MAX_VALUE;

    private static final long FREE = -1;

    private final long[] slots;
    private final int mask;

    MergeTable(RankedMerges merges) {
        this(merges.size());
        for (int rank = 0; rank < merges.size(); rank++) {
            put(merges.left(rank), merges.right(rank), rank, merges.merged(rank));
        }
    }

    MergeTable(int merges) {
        int capacity = Integer.highestOneBit(Math.max(8, merges) * 2 - 1) * 2;
        slots = new long[2 * capacity];
        mask = capacity - 1;
        Arrays.fill(slots, FREE);
    }

    /** Enters a merge; a later entry for the same pair wins. */
    void put(int left, int right, int rank, int merged) {
        long pair = pair(left, right);
        int slot = slot(pair);
        while (slots[2 * slot] != FREE && slots[2 * slot] != pair) {
            slot = (slot + 1) & mask;
        }
        slots[2 * slot] = pair;
        slots[2 * slot + 1] = pair(rank, merged);
    }

    /** The rank (high half) and the id of the merged token (low half), or {@link #NONE}. */
    long find(int left, int right) {
        long pair = pair(left, right);
        int slot = slot(pair);
        while (true) {
            long key = slots[2 * slot];
            if (key == pair) {
                return slots[2 * slot + 1];
            }
            if (key == FREE) {
                return NONE;
            }
            slot = (slot + 1) & mask;
        }
    }

    static int rank(long found) {
        return (int) (found >>> 32);
    }

    static int merged(long found) {
        return (int) found;
    }

    private static long pair(int high, int low) {
        return ((long) high << 32) | low;
    }

    private int slot(long pair) {
        long h = pair * 0x9E3779B97F4A7C15L;
        return (int) (h >>> 32) & mask;
    }
}
