package org.inkstone.tokenizers.model;

import org.jspecify.annotations.Nullable;

/**
 * Merges a long word with a queue of pairs: O(n log n) at worst, and about O(n) for the longest, which have {@link
 * RankQueues}.
 *
 * <p>The symbols form a linked list. Every pair that has a merge waits, lowest rank first, then leftmost. A merge changes
 * its two neighbours, whose new pairs join the queue; entries that no longer hold are skipped when their turn comes.
 *
 * <p>A word of millions of symbols does not fit into the processor's caches, so all about a symbol lies side by side:
 * <pre>{@code
 * symbol | place of the next | place of the previous | rank of its merge with the next
 * }</pre>
 */
final class LongWordMerger {
    /** From so many symbols on, a queue for each rank is faster than a heap. */
    private static final int HUGE = 1 << 13;

    private static final int FIELDS = 4;
    private static final int NEXT = 1;
    private static final int PREVIOUS = 2;
    private static final int RANK = 3;
    private static final int NONE = -1;

    /** Finds merges. */
    @FunctionalInterface
    interface Table {
        /** The rank (high half) and what the merge makes (low half), or {@link MergeTable#NONE}. */
        long find(int left, int right);
    }

    private final Table table;
    private final int[] nodes;
    private final WaitingPairs waiting;

    private LongWordMerger(Table table, int[] symbols, int length) {
        this.table = table;
        nodes = new int[Math.multiplyExact(FIELDS, length)];
        waiting = length < HUGE ? new MergeQueue() : new RankQueues();
        for (int i = 0; i < length; i++) {
            int node = FIELDS * i;
            nodes[node] = symbols[i];
            nodes[node + NEXT] = i + 1 < length ? i + 1 : NONE;
            nodes[node + PREVIOUS] = i - 1;
            offer(i, i + 1 < length ? table.find(symbols[i], symbols[i + 1]) : MergeTable.NONE);
        }
    }

    /**
     * Merges a word.
     *
     * @param table the merges
     * @param symbols the symbols of the word; overwritten by those of its tokens
     * @param length how many symbols there are
     * @return how many tokens there are
     */
    static int merge(Table table, int[] symbols, int length) {
        return length < 2 ? length : new LongWordMerger(table, symbols, length).run(symbols, null);
    }

    /**
     * Merges a word and says where its tokens come from.
     *
     * @param table the merges
     * @param symbols the symbols of the word, at least 1; overwritten by those of its tokens
     * @param first takes the place of the first symbol of each token
     * @return how many tokens there are
     */
    static int merge(Table table, int[] symbols, int[] first) {
        return new LongWordMerger(table, symbols, first.length).run(symbols, first);
    }

    private int run(int[] symbols, int @Nullable [] first) {
        while (waiting.advance()) {
            int at = waiting.place();
            int node = FIELDS * at;
            int rank = waiting.rank();
            if (nodes[node + RANK] == rank) {
                int right = nodes[node + NEXT];
                join(at, right, MergeTable.merged(table.find(nodes[node], nodes[FIELDS * right])));
            }
        }
        int n = 0;
        for (int i = 0; i != NONE; i = nodes[FIELDS * i + NEXT]) {
            if (first != null) {
                first[n] = i;
            }
            symbols[n++] = nodes[FIELDS * i];
        }
        return n;
    }

    private void join(int at, int right, int made) {
        int node = FIELDS * at;
        int next = nodes[FIELDS * right + NEXT];
        int previous = nodes[node + PREVIOUS];
        nodes[node] = made;
        nodes[node + NEXT] = next;
        nodes[FIELDS * right + RANK] = NONE;
        if (next != NONE) {
            nodes[FIELDS * next + PREVIOUS] = at;
            offer(at, table.find(made, nodes[FIELDS * next]));
        } else {
            nodes[node + RANK] = NONE;
        }
        if (previous != NONE) {
            offer(previous, table.find(nodes[FIELDS * previous], made));
        }
    }

    /** Has a pair wait if it has a merge. */
    private void offer(int at, long found) {
        boolean merges = found != MergeTable.NONE;
        nodes[FIELDS * at + RANK] = merges ? MergeTable.rank(found) : NONE;
        if (merges) {
            waiting.push(MergeTable.rank(found), at);
        }
    }
}
