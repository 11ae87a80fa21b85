package org.inkstone.tokenizers.model;

import java.util.Arrays;

/**
 * Merges a long word with a queue: O(n log n).
 *
 * <p>The symbols form a linked list. Every pair that has a merge waits, lowest rank first, then leftmost: those of
 * the word as it came in a sorted list, those that merging makes in a heap. A merge changes its two neighbours, whose
 * new pairs join the heap; entries that no longer hold are skipped when their turn comes.
 */
final class LongWordMerger {
    private static final int GONE = -1;

    /** Finds merges. */
    @FunctionalInterface
    interface Table {
        /** The rank (high half) and what the merge makes (low half), or {@link MergeTable#NONE}. */
        long find(int left, int right);
    }

    private final Table table;
    private final int[] symbols;
    private final int[] next;
    private final int[] previous;
    /** The pairs of the word as it came, in order: rank (high half) and position (low half). */
    private final long[] first;

    private int firstSize;
    private int firstDone;
    /** The pairs that merging made. */
    private final MergeQueue made = new MergeQueue();

    private LongWordMerger(Table table, int[] symbols, int length) {
        this.table = table;
        this.symbols = symbols;
        this.next = new int[length];
        this.previous = new int[length];
        this.first = new long[length];
        for (int i = 0; i < length; i++) {
            previous[i] = i - 1;
            next[i] = i + 1 < length ? i + 1 : GONE;
            if (i + 1 < length) {
                long found = table.find(symbols[i], symbols[i + 1]);
                if (found != MergeTable.NONE) {
                    first[firstSize++] = MergeQueue.entry(found, i);
                }
            }
        }
        Arrays.sort(first, 0, firstSize);
    }

    static int merge(Table table, int[] symbols, int length) {
        return length < 2 ? length : new LongWordMerger(table, symbols, length).run();
    }

    private int run() {
        while (!made.isEmpty() || firstDone < firstSize) {
            boolean fromHeap = firstDone == firstSize || (!made.isEmpty() && made.first() < first[firstDone]);
            long top = fromHeap ? made.pop() : first[firstDone++];
            int at = (int) top;
            int right = symbols[at] == GONE ? GONE : next[at];
            if (right == GONE) {
                continue;
            }
            long found = table.find(symbols[at], symbols[right]);
            if (found == MergeTable.NONE || MergeTable.rank(found) != (int) (top >>> 32)) {
                continue;
            }
            symbols[at] = MergeTable.merged(found);
            symbols[right] = GONE;
            next[at] = next[right];
            if (next[at] != GONE) {
                previous[next[at]] = at;
                offer(at);
            }
            if (previous[at] >= 0) {
                offer(previous[at]);
            }
        }
        int n = 0;
        for (int i = 0; i != GONE; i = next[i]) {
            symbols[n++] = symbols[i];
        }
        return n;
    }

    private void offer(int at) {
        long found = table.find(symbols[at], symbols[next[at]]);
        if (found != MergeTable.NONE) {
            made.push(MergeQueue.entry(found, at));
        }
    }
}
