package org.inkstone.models.ngram;

import java.util.Arrays;

/**
 * All n-grams of one length, as the children of the n-grams one token shorter: the children of a parent lie side by side,
 * sorted by token, in a few primitive arrays. Also the two sums over a parent's children that smoothing asks for.
 */
final class NGramLevel {
    /** No such n-gram. */
    static final int NONE = -1;

    private final int[] first;
    private final int[] token;
    private final int[] count;
    private final long[] total;
    private final int[] distinct;

    /**
     * Sorts a table.
     *
     * @param parents how many parents there are
     * @param sortedKeys the keys (parent, token) of all rows in rising order
     * @param counts a count for each key
     */
    NGramLevel(int parents, long[] sortedKeys, int[] counts) {
        first = new int[parents + 1];
        token = new int[sortedKeys.length];
        count = counts;
        total = new long[parents];
        distinct = new int[parents];
        for (int node = 0; node < sortedKeys.length; node++) {
            int parent = (int) (sortedKeys[node] >>> 32);
            token[node] = (int) sortedKeys[node];
            first[parent + 1] = node + 1;
            total[parent] += counts[node];
            distinct[parent] += counts[node] > 0 ? 1 : 0;
        }
        for (int parent = 0; parent < parents; parent++) {
            first[parent + 1] = Math.max(first[parent + 1], first[parent]);
        }
    }

    /** The child of a parent with the token, or {@link #NONE}; O(log children). */
    int child(int parent, int wanted) {
        if (parent == NONE) {
            return NONE;
        }
        int node = Arrays.binarySearch(token, first[parent], first[parent + 1], wanted);
        return node < 0 ? NONE : node;
    }

    /** The first child of a parent; its children are [firstChild(p), firstChild(p + 1)). */
    int firstChild(int parent) {
        return first[parent];
    }

    int token(int node) {
        return token[node];
    }

    /** The count of an n-gram, 0 for {@link #NONE}. */
    int count(int node) {
        return node == NONE ? 0 : count[node];
    }

    /** The sum of the counts of a parent's children, 0 for {@link #NONE}. */
    long total(int parent) {
        return parent == NONE ? 0 : total[parent];
    }

    /** How many children of a parent have a count above 0; 0 for {@link #NONE}. */
    int distinct(int parent) {
        return parent == NONE ? 0 : distinct[parent];
    }

    /** How many n-grams have a count above 0. */
    long size() {
        long size = 0;
        for (int children : distinct) {
            size += children;
        }
        return size;
    }
}
