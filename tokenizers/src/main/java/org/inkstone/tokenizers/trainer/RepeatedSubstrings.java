package org.inkstone.tokenizers.trainer;

/**
 * The substrings that occur more than once and cannot be made longer to the right without losing an occurrence: the inner
 * nodes of the suffix tree (后缀树的内部结点), read off the suffix array.
 *
 * <p>Neighbours in the suffix array that share at least d symbols form an interval; each maximal interval whose smallest
 * shared length is d is one such substring of length d, and its suffixes are its occurrences. A stack finds them all in
 * O(n).
 */
final class RepeatedSubstrings {
    /** Told each substring. */
    @FunctionalInterface
    interface Visitor {
        /** A substring of some length whose occurrences are the suffixes [from, to) of the order. */
        void substring(int length, int from, int to);
    }

    private RepeatedSubstrings() {}

    /** Visits them in descending order: of strings that differ the greater first, the longer before its own prefix. */
    static void visit(int[] lcp, Visitor visitor) {
        int n = lcp.length;
        int[] lengths = new int[16];
        int[] ends = new int[16];
        int open = 0;
        for (int i = n - 1; i >= 0; i--) {
            // lcp[i] is what suffixes i - 1 and i share; an interval that shares more begins at i.
            int end = i + 1;
            while (open > 0 && lengths[open - 1] > lcp[i]) {
                open--;
                end = ends[open];
                visitor.substring(lengths[open], i, end);
            }
            if (lcp[i] > 0 && (open == 0 || lengths[open - 1] < lcp[i])) {
                if (open == lengths.length) {
                    lengths = java.util.Arrays.copyOf(lengths, 2 * open);
                    ends = java.util.Arrays.copyOf(ends, 2 * open);
                }
                lengths[open] = lcp[i];
                ends[open++] = end;
            }
        }
    }
}
