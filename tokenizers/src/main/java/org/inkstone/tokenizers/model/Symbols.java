package org.inkstone.tokenizers.model;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The symbols of a word with their places, to be merged by a {@link LongWordMerger}, or with dropout by a linked list and
 * a {@link MergeQueue} of its own.
 *
 * <p>With dropout p, each pair that comes up is put aside with probability p until another one has been merged. So a
 * merge is not lost for good, and the word is done when all pairs left were put aside in a row: O(n log n / (1 - p)).
 * For one thread.
 */
final class Symbols {
    private static final int GONE = -1;

    private int[] ids;
    private int[] starts;
    private int[] ends;
    private int size;
    private int[] next = new int[0];
    private int[] previous = new int[0];
    private MergeQueue waiting = new MergeQueue();

    Symbols(int capacity) {
        ids = new int[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    void add(int id, int start, int end) {
        if (size == ids.length) {
            int capacity = size + (size >> 1) + 8;
            ids = Arrays.copyOf(ids, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        ids[size] = id;
        starts[size] = start;
        ends[size++] = end;
    }

    int size() {
        return size;
    }

    /** The ids, of which the first {@link #size()} count; not a copy. */
    int[] ids() {
        return ids;
    }

    void emit(TokenModel.TokenSink out) {
        for (int i = 0; i < size; i++) {
            out.token(ids[i], starts[i], ends[i]);
        }
    }

    /** Merges until no pair has a merge. */
    void merge(MergeTable table) {
        if (size == 0) {
            return;
        }
        int[] first = new int[size];
        int n = LongWordMerger.merge(table::find, ids, first);
        for (int k = 0; k < n; k++) {
            int start = starts[first[k]];
            int end = ends[first[k]];
            for (int i = first[k] + 1; i < (k + 1 < n ? first[k + 1] : size); i++) {
                start = Math.min(start, starts[i]);
                end = Math.max(end, ends[i]);
            }
            starts[k] = start;
            ends[k] = end;
        }
        size = n;
    }

    /** Merges with dropout. */
    void merge(MergeTable table, double dropout, RandomGenerator random) {
        link(table);
        int[] skipped = new int[4];
        int skips = 0;
        while (waiting.advance()) {
            if (random.nextDouble() < dropout) {
                if (skips == skipped.length) {
                    skipped = Arrays.copyOf(skipped, 2 * skips);
                }
                skipped[skips++] = waiting.rank();
                skipped[skips++] = waiting.place();
                continue;
            }
            int rank = waiting.rank();
            int place = waiting.place();
            while (skips > 0) {
                skips -= 2;
                waiting.push(skipped[skips], skipped[skips + 1]);
            }
            join(table, place, rank);
        }
        int n = 0;
        for (int i = 0; i != GONE && i < size; i = next[i]) {
            ids[n] = ids[i];
            starts[n] = starts[i];
            ends[n++] = ends[i];
        }
        size = n;
    }

    private void link(MergeTable table) {
        next = new int[size];
        previous = new int[size];
        waiting = new MergeQueue();
        for (int i = 0; i < size; i++) {
            previous[i] = i - 1;
            next[i] = i + 1 < size ? i + 1 : GONE;
        }
        for (int i = 0; i + 1 < size; i++) {
            long found = table.find(ids[i], ids[i + 1]);
            if (found != MergeTable.NONE) {
                waiting.push(MergeTable.rank(found), i);
            }
        }
    }

    private void join(MergeTable table, int at, int rank) {
        int right = ids[at] == GONE ? GONE : next[at];
        if (right == GONE) {
            return;
        }
        long found = table.find(ids[at], ids[right]);
        if (found == MergeTable.NONE || MergeTable.rank(found) != rank) {
            return;
        }
        ids[at] = MergeTable.merged(found);
        ids[right] = GONE;
        starts[at] = Math.min(starts[at], starts[right]);
        ends[at] = Math.max(ends[at], ends[right]);
        next[at] = next[right];
        if (next[at] != GONE) {
            previous[next[at]] = at;
            offer(table, at);
        }
        if (previous[at] >= 0) {
            offer(table, previous[at]);
        }
    }

    private void offer(MergeTable table, int at) {
        long found = table.find(ids[at], ids[next[at]]);
        if (found != MergeTable.NONE) {
            waiting.push(MergeTable.rank(found), at);
        }
    }
}
