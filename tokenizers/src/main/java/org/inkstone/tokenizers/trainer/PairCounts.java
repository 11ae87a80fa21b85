package org.inkstone.tokenizers.trainer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The count of every pair ever seen, and where the pairs that the current step made stand. A hash table with open
 * addressing.
 */
final class PairCounts {
    private static final long FREE = -1;

    private long[] pairs = new long[1 << 12];
    private long[] counts = new long[1 << 12];
    private @Nullable PairOccurrences[] latest = new PairOccurrences[1 << 12];
    private int size;

    PairCounts() {
        Arrays.fill(pairs, FREE);
    }

    static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }

    static int left(long pair) {
        return (int) (pair >>> 32);
    }

    static int right(long pair) {
        return (int) pair;
    }

    /** The slot of a pair, entered with count 0 if it is new. Valid until the next call. */
    int slot(long pair) {
        int slot = find(pair);
        if (pairs[slot] == FREE) {
            if ((size + 1) * 2 > pairs.length) {
                grow();
                slot = find(pair);
            }
            pairs[slot] = pair;
            size++;
        }
        return slot;
    }

    void add(int slot, long weight) {
        counts[slot] += weight;
    }

    long count(long pair) {
        int slot = find(pair);
        return pairs[slot] == FREE ? 0 : counts[slot];
    }

    /** The newest list of places of the pair in this slot, or null. */
    @Nullable
    PairOccurrences latest(int slot) {
        return latest[slot];
    }

    void latest(int slot, @Nullable PairOccurrences occurrences) {
        latest[slot] = occurrences;
    }

    private int find(long pair) {
        long h = pair * 0x9E3779B97F4A7C15L;
        int mask = pairs.length - 1;
        int slot = (int) (h >>> 32) & mask;
        while (pairs[slot] != FREE && pairs[slot] != pair) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldPairs = pairs;
        long[] oldCounts = counts;
        @Nullable PairOccurrences[] oldLatest = latest;
        pairs = new long[oldPairs.length * 2];
        counts = new long[pairs.length];
        latest = new PairOccurrences[pairs.length];
        Arrays.fill(pairs, FREE);
        for (int i = 0; i < oldPairs.length; i++) {
            if (oldPairs[i] != FREE) {
                int slot = find(oldPairs[i]);
                pairs[slot] = oldPairs[i];
                counts[slot] = oldCounts[i];
                latest[slot] = oldLatest[i];
            }
        }
    }
}
