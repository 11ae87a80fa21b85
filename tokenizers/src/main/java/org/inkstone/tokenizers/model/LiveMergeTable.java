package org.inkstone.tokenizers.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The merges that can happen, by pair of symbols: a hash table a quarter the size of {@link MergeTable}, for the fast
 * path. Read by every thread.
 *
 * <p>Most time of merging goes into waiting, for memory and for branches that the processor guessed wrong. So the table
 * is small, four bytes a slot, and eight slots that lie side by side are compared without a branch:
 * <pre>{@code
 * slot   tag of the pair | symbol that the merge makes
 * }</pre>
 *
 * A tag is a part of the pair's hash. Whether it is the pair itself, a second array tells, which the processor reads
 * while it works on.
 *
 * <p>Symbols are numbers for inner use. First come the ids that no merge makes, then one symbol for each merge in the
 * order of ranks: a lower symbol is a lower rank. {@link LiveMerges} leaves, as a rule, one merge for each token; if two
 * make the same one, the later symbol is an alias of the first.
 *
 * <p>Pairs of symbols below 256, which are the single bytes, have a table without hashing: every merging starts there.
 */
final class LiveMergeTable {
    /** What {@link #find} gives for a pair that has no merge; higher than every symbol. */
    static final int NONE = (1 << 25) - 1;

    private static final int LOW = 256;
    private static final int GROUP = 8;
    private static final int BITS_PER_PAIR = 8;
    private static final int FREE = 1 << 30;

    /** The symbol of each id. */
    private final int[] symbols;
    /** The id of each symbol. */
    private final int[] ids;
    /** The pair that makes each symbol. */
    private final long[] pairs;
    /** The first symbol with the same id; null if none has an alias. */
    private int @Nullable [] aliases;

    private final int[] low = new int[LOW * LOW];
    /** A bit for each hash of a pair, so that most pairs without a merge cost no look at the slots. */
    private final long[] present;

    private final int presentShift;
    private final int[] slots;
    private final int groups;
    private final int symbolLimit;
    /** The number of symbols that no merge makes. */
    private final int bases;
    /** The number of merges. */
    private int size;

    /**
     * A table.
     *
     * @param idLimit one more than the highest id
     * @param merges the merges in the order of ranks, no pair twice
     */
    LiveMergeTable(int idLimit, LiveMerges merges) {
        this(idLimit, merges.bases(idLimit), merges.size());
        int[] first = new int[ids.length];
        boolean aliased = false;
        for (int k = 0; k < merges.size(); k++) {
            int id = merges.merged(k);
            int symbol = bases + k;
            aliased |= symbols[id] >= 0;
            symbols[id] = symbols[id] >= 0 ? symbols[id] : symbol;
            first[symbol] = symbols[id];
            ids[symbol] = id;
        }
        for (int k = 0; k < merges.size(); k++) {
            put(symbols[merges.left(k)], symbols[merges.right(k)], bases + k);
        }
        size = merges.size();
        aliases = aliased ? first : null;
    }

    /**
     * An empty table, which is filled in the order of ranks.
     *
     * @param idLimit one more than the highest id
     * @param bases the ids that no merge makes, as far as merges use them, the most frequent first
     * @param capacity how many merges there may be
     */
    LiveMergeTable(int idLimit, int[] bases, int capacity) {
        this.bases = bases.length;
        symbols = new int[idLimit];
        Arrays.fill(symbols, -1);
        ids = Arrays.copyOf(bases, bases.length + capacity);
        pairs = new long[ids.length];
        for (int symbol = 0; symbol < bases.length; symbol++) {
            symbols[bases[symbol]] = symbol;
        }
        groups = capacity / (GROUP / 2) + 1;
        slots = new int[groups * GROUP];
        symbolLimit = Integer.highestOneBit(ids.length + 1) << 1;
        Arrays.fill(slots, FREE);
        int bits = Long.SIZE - Long.numberOfLeadingZeros((long) BITS_PER_PAIR * Math.max(BITS_PER_PAIR, capacity));
        present = new long[1 << (bits - 6)];
        presentShift = Long.SIZE - bits;
        Arrays.fill(low, NONE);
    }

    /**
     * Appends a merge to a table that is being filled.
     *
     * @param left the symbol of the left part
     * @param right the symbol of the right part
     * @param id what the merge makes, and no other does
     */
    void append(int left, int right, int id) {
        int symbol = bases + size++;
        ids[symbol] = id;
        symbols[id] = symbol;
        put(left, right, symbol);
    }

    private void put(int left, int right, int symbol) {
        long pair = pair(left, right);
        pairs[symbol] = pair;
        if ((left | right) < LOW) {
            low[left * LOW + right] = symbol;
            return;
        }
        long hash = hash(pair);
        long bit = hash >>> presentShift;
        present[(int) (bit >>> 6)] |= 1L << bit;
        int slot = group(hash);
        while (slots[slot] != FREE) {
            slot = slot + 1 == slots.length ? 0 : slot + 1;
        }
        slots[slot] = tag(hash) | symbol;
    }

    /** What the merge of a pair makes, or {@link #NONE}. The lower, the earlier the merge. */
    int find(int left, int right) {
        if ((left | right) < LOW) {
            return low[left * LOW + right];
        }
        long pair = pair(left, right);
        long hash = hash(pair);
        long bit = hash >>> presentShift;
        if ((present[(int) (bit >>> 6)] & (1L << bit)) == 0) {
            return NONE;
        }
        int slot = group(hash);
        int tag = tag(hash);
        int last = slots[slot + 7];
        int least = Math.min(
                Math.min(
                        Math.min(slots[slot] ^ tag, slots[slot + 1] ^ tag),
                        Math.min(slots[slot + 2] ^ tag, slots[slot + 3] ^ tag)),
                Math.min(
                        Math.min(slots[slot + 4] ^ tag, slots[slot + 5] ^ tag),
                        Math.min(slots[slot + 6] ^ tag, last ^ tag)));
        if (least >= symbolLimit) {
            return last == FREE ? NONE : search(pair, tag, slot);
        }
        return pairs[least] == pair ? least : search(pair, tag, slot);
    }

    /** As {@link MergeTable#find}: the symbol as the rank, and the one that stands for what the merge makes. */
    long findRanked(int left, int right) {
        int found = find(left, right);
        return found == NONE ? MergeTable.NONE : ((long) found << 32) | canonical(found);
    }

    /** Looks at one slot after the other: for a group that is full, or in which two slots have the same tag. */
    private int search(long pair, int tag, int group) {
        for (int slot = group; slots[slot] != FREE; slot = slot + 1 == slots.length ? 0 : slot + 1) {
            int symbol = slots[slot] ^ tag;
            if (symbol < symbolLimit && pairs[symbol] == pair) {
                return symbol;
            }
        }
        return NONE;
    }

    /** The symbol that stands for what a merge makes. */
    int canonical(int symbol) {
        return aliases == null ? symbol : aliases[symbol];
    }

    /** The number of merges. */
    int size() {
        return size;
    }

    /** The id of what a merge makes, by its place in the order of ranks. */
    int merged(int k) {
        return ids[bases + k];
    }

    /** The symbols of some ids; -1 stays. */
    int[] symbols(int[] some) {
        return Arrays.stream(some).map(id -> id < 0 ? id : symbols[id]).toArray();
    }

    /** The symbol of an id that words start from. */
    int symbol(int id) {
        return symbols[id];
    }

    int id(int symbol) {
        return ids[symbol];
    }

    private static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }

    private static long hash(long pair) {
        long hash = pair * 0x9E3779B97F4A7C15L;
        return hash ^ (hash >>> 29);
    }

    /** The first slot of the group where a pair belongs. */
    private int group(long hash) {
        return (int) (((hash >>> 32) * groups) >>> 32) * GROUP;
    }

    private int tag(long hash) {
        return (int) hash & (FREE - 1) & -symbolLimit;
    }
}
