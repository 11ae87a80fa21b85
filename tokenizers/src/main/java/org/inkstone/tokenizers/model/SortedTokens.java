package org.inkstone.tokenizers.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The tokens of a vocabulary in the order of their characters (按字符排序的词元), those without any left out; equal ones by
 * their ids.
 *
 * <p>A number holds two characters of a token and its id, so that numbers are sorted, which is quick; tokens that are
 * alike so far are sorted again by the next two (multikey sorting). O(total characters + n log n).
 */
final class SortedTokens {
    /** Fewer tokens are compared as a whole. */
    private static final int FEW = 12;

    private static final int ID_BITS = 24;
    private static final int ID = (1 << ID_BITS) - 1;
    /** One more than a character, or 0 behind the end. */
    private static final int CHARACTER_BITS = 17;

    private record Range(int from, int to, int depth) {}

    private final Vocabulary vocabulary;
    private final long[] keys;
    private final Deque<Range> waiting = new ArrayDeque<>();

    private SortedTokens(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        long[] all = new long[vocabulary.idLimit()];
        int count = 0;
        for (int id = 0; id < vocabulary.idLimit(); id++) {
            if (vocabulary.length(id) > 0) {
                all[count++] = id;
            }
        }
        keys = Arrays.copyOf(all, count);
    }

    /** The ids in order. */
    static int[] ids(Vocabulary vocabulary) {
        SortedTokens sorted = new SortedTokens(vocabulary);
        sorted.waiting.push(new Range(0, sorted.keys.length, 0));
        while (!sorted.waiting.isEmpty()) {
            sorted.sort(sorted.waiting.pop());
        }
        return Arrays.stream(sorted.keys).mapToInt(key -> (int) key & ID).toArray();
    }

    private void sort(Range range) {
        if (range.to - range.from <= FEW) {
            sortFew(range);
            return;
        }
        for (int i = range.from; i < range.to; i++) {
            keys[i] = key((int) keys[i] & ID, range.depth);
        }
        Arrays.sort(keys, range.from, range.to);
        int from = range.from;
        for (int i = range.from + 1; i <= range.to; i++) {
            if (i == range.to || keys[i] >>> ID_BITS != keys[from] >>> ID_BITS) {
                // Those that have ended are equal.
                if (i - from > 1 && ((keys[from] >>> ID_BITS) & ((1 << CHARACTER_BITS) - 1)) != 0) {
                    waiting.push(new Range(from, i, range.depth + 2));
                }
                from = i;
            }
        }
    }

    private void sortFew(Range range) {
        for (int i = range.from + 1; i < range.to; i++) {
            long key = keys[i] & ID;
            int at = i;
            for (; at > range.from && isAfter((int) keys[at - 1] & ID, (int) key, range.depth); at--) {
                keys[at] = keys[at - 1];
            }
            keys[at] = key;
        }
    }

    private boolean isAfter(int first, int second, int depth) {
        char[] text = vocabulary.characters();
        int order = Arrays.compare(
                text,
                vocabulary.start(first) + depth,
                vocabulary.end(first),
                text,
                vocabulary.start(second) + depth,
                vocabulary.end(second));
        return order > 0 || (order == 0 && first > second);
    }

    private long key(int id, int depth) {
        return ((character(id, depth) << CHARACTER_BITS) | character(id, depth + 1)) << ID_BITS | id;
    }

    private long character(int id, int depth) {
        int at = vocabulary.start(id) + depth;
        return at < vocabulary.end(id) ? vocabulary.characters()[at] + 1L : 0;
    }
}
