package org.inkstone.tokenizers.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The merges that can happen, by pair of symbols: a hash table for the fast path. Read by every thread.
 *
 * <p>Most time of merging goes into waiting, for memory and for branches that the processor guessed wrong. So a slot has
 * everything in one number, and the four slots of a group, which lie side by side, are compared without a branch:
 * <pre>{@code
 * slot    left symbol | right symbol | symbol that the merge makes
 * bits    21            21             21
 * }</pre>
 *
 * With the pair looked for taken away from it (exclusive or), a slot is the symbol alone if it is that pair's, and a
 * larger number if it is not. So the least of the four is what the merge makes. A free slot is 0. Merges with larger
 * symbols, which no known vocabulary has, are in a map.
 *
 * <p>The symbols are those of {@link SymbolNumbers}: the lower what a merge makes, the earlier the merge.
 *
 * <p>Pairs of symbols below 256, which are the single bytes, have a table without hashing: every merging starts there.
 */
final class LiveMergeTable {
    /** What {@link #find} gives for a pair that has no merge; higher than every symbol. */
    static final int NONE = (1 << 25) - 1;

    private static final int LOW = 256;
    private static final int GROUP = 4;
    /** How many slots there are for ten merges. */
    private static final int SLOTS_FOR_TEN = 13;

    private static final int BITS_PER_PAIR = 8;
    private static final int SYMBOL_BITS = 21;
    /** Stands in a slot for symbols that have not enough room there. */
    private static final int LARGE = (1 << SYMBOL_BITS) - 1;

    private final SymbolNumbers numbers;
    private final int[] low = new int[LOW * LOW];
    /** A bit for each hash of a pair, so that most pairs without a merge cost no look at the slots. */
    private final long[] present;

    private final int presentShift;
    private final long[] slots;
    private final int groups;
    /** What the merges make in which a large symbol occurs. */
    private final Map<Long, Integer> large = new HashMap<>();

    /**
     * A table.
     *
     * @param idLimit one more than the highest id
     * @param merges the merges in the order of ranks, no pair twice
     */
    LiveMergeTable(int idLimit, LiveMerges merges) {
        this(merges.size(), SymbolNumbers.of(idLimit, merges));
        for (int k = 0; k < merges.size(); k++) {
            append(numbers.symbol(merges.left(k)), numbers.symbol(merges.right(k)), numbers.made(k, merges.merged(k)));
        }
    }

    /**
     * An empty table, in which ids are symbols.
     *
     * @param capacity how many merges there may be
     */
    LiveMergeTable(int capacity) {
        this(capacity, SymbolNumbers.IDS);
    }

    private LiveMergeTable(int capacity, SymbolNumbers numbers) {
        this.numbers = numbers;
        groups = (int) ((long) capacity * SLOTS_FOR_TEN / (10 * GROUP)) + 1;
        slots = new long[groups * GROUP];
        int bits = Long.SIZE - Long.numberOfLeadingZeros((long) BITS_PER_PAIR * Math.max(BITS_PER_PAIR, capacity));
        present = new long[1 << (bits - 6)];
        presentShift = Long.SIZE - bits;
        Arrays.fill(low, NONE);
    }

    /**
     * Enters a merge.
     *
     * @param left the symbol of the left part
     * @param right the symbol of the right part
     * @param symbol what the merge makes
     */
    void append(int left, int right, int symbol) {
        if ((left | right) < LOW) {
            low[left * LOW + right] = symbol;
            return;
        }
        if ((left | right) >= LARGE || symbol >= LARGE) {
            large.put(((long) left << 32) | right, symbol);
        }
        if ((left | right) < LARGE) {
            long pair = pair(left, right);
            long hash = hash(pair);
            long bit = hash >>> presentShift;
            present[(int) (bit >>> 6)] |= 1L << bit;
            int slot = group(hash);
            while (slots[slot] != 0) {
                slot = slot + 1 == slots.length ? 0 : slot + 1;
            }
            slots[slot] = (pair << SYMBOL_BITS) | Math.min(symbol, LARGE);
        }
    }

    /** What the merge of a pair makes, or {@link #NONE}. The lower, the earlier the merge. */
    int find(int left, int right) {
        int both = left | right;
        if (both < LOW) {
            return low[left * LOW + right];
        }
        if (both >= LARGE) {
            return findLarge(left, right);
        }
        long pair = pair(left, right);
        long hash = hash(pair);
        long bit = hash >>> presentShift;
        if ((present[(int) (bit >>> 6)] & (1L << bit)) == 0) {
            return NONE;
        }
        int slot = group(hash);
        long wanted = pair << SYMBOL_BITS;
        long last = slots[slot + 3];
        long least = Math.min(
                Math.min(slots[slot] ^ wanted, slots[slot + 1] ^ wanted),
                Math.min(slots[slot + 2] ^ wanted, last ^ wanted));
        if (least < LARGE) {
            return (int) least;
        }
        if (least == LARGE) {
            return findLarge(left, right);
        }
        return last == 0 ? NONE : search(left, right, slot + GROUP);
    }

    private int findLarge(int left, int right) {
        return large.getOrDefault(((long) left << 32) | right, NONE);
    }

    /** As {@link MergeTable#find}: the symbol as the rank, and the one that stands for what the merge makes. */
    long findRanked(int left, int right) {
        int found = find(left, right);
        return found == NONE ? MergeTable.NONE : ((long) found << 32) | canonical(found);
    }

    /** Looks at one slot after the other, behind a group that is full. */
    private int search(int left, int right, int from) {
        long wanted = pair(left, right) << SYMBOL_BITS;
        for (int slot = from == slots.length ? 0 : from; slots[slot] != 0; ) {
            long symbol = slots[slot] ^ wanted;
            if (symbol <= LARGE) {
                return symbol == LARGE ? findLarge(left, right) : (int) symbol;
            }
            slot = slot + 1 == slots.length ? 0 : slot + 1;
        }
        return NONE;
    }

    /** The symbol that stands for what a merge makes. */
    int canonical(int symbol) {
        return numbers.canonical(symbol);
    }

    SymbolNumbers numbers() {
        return numbers;
    }

    private static long pair(int left, int right) {
        return ((long) left << SYMBOL_BITS) | right;
    }

    private static long hash(long pair) {
        long hash = pair * 0x9E3779B97F4A7C15L;
        return hash ^ (hash >>> 29);
    }

    /** The first slot of the group where a pair belongs. */
    private int group(long hash) {
        return (int) (((hash & 0xFFFFFFFFL) * groups) >>> 32) * GROUP;
    }
}
