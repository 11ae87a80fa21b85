package org.inkstone.tokenizers.model;

/**
 * Merges a word of at most 64 symbols by looking at every pair each round, as {@link ShortWordMerger} does, but faster.
 *
 * <p>A symbol that was merged into the one before it stays where it is; one bit a symbol says which still count, and
 * the neighbours are the nearest bits. Rank, which is the symbol that a merge makes, and place of a pair are one number, so that the next merge, the leftmost of
 * the lowest rank, is the minimum, which takes no branch to find. Keeps its arrays for the next word; for one thread.
 */
final class SymbolMerger {
    /** As many symbols as a long has bits. */
    static final int MAX_LENGTH = Long.SIZE;

    private static final int PLACE_BITS = 6;
    private static final int NONE = LiveMergeTable.NONE << PLACE_BITS;

    private final LiveMergeTable table;
    /** For each symbol that counts: what its merge with the next makes, and its place. */
    private final int[] pairs = new int[MAX_LENGTH];

    SymbolMerger(LiveMergeTable table) {
        this.table = table;
    }

    int merge(int[] symbols, int length) {
        if (length < 2) {
            return length;
        }
        for (int i = 0; i + 1 < length; i++) {
            pairs[i] = pair(symbols, i, i + 1);
        }
        pairs[length - 1] = NONE;
        long alive = -1L >>> (MAX_LENGTH - length);
        for (int best = least(length); best < NONE; best = least(length)) {
            int at = best & (MAX_LENGTH - 1);
            symbols[at] = table.canonical(best >> PLACE_BITS);
            int gone = Long.numberOfTrailingZeros(after(alive, at));
            pairs[gone] = NONE;
            alive &= ~(1L << gone);
            long after = after(alive, at);
            pairs[at] = after == 0 ? NONE : pair(symbols, at, Long.numberOfTrailingZeros(after));
            long before = alive & ((1L << at) - 1);
            if (before != 0) {
                int previous = Long.SIZE - 1 - Long.numberOfLeadingZeros(before);
                pairs[previous] = pair(symbols, previous, at);
            }
        }
        int n = 0;
        for (; alive != 0; alive &= alive - 1) {
            symbols[n++] = symbols[Long.numberOfTrailingZeros(alive)];
        }
        return n;
    }

    private int pair(int[] symbols, int at, int next) {
        return (table.find(symbols[at], symbols[next]) << PLACE_BITS) | at;
    }

    private static long after(long alive, int at) {
        return alive & (-2L << at);
    }

    private int least(int length) {
        int least = NONE;
        for (int i = 0; i < length; i++) {
            least = Math.min(least, pairs[i]);
        }
        return least;
    }
}
