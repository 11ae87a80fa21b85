package org.inkstone.tokenizers.model;

/**
 * Merges a short word by looking at every pair each round: O(n²), but without any structure to build.
 */
final class ShortWordMerger {
    private ShortWordMerger() {}

    static int merge(MergeTable table, int[] symbols, int length) {
        if (length < 2) {
            return length;
        }
        // found[i] is the merge of symbols i and i + 1.
        long[] found = new long[length];
        for (int i = 0; i + 1 < length; i++) {
            found[i] = table.find(symbols[i], symbols[i + 1]);
        }
        int n = length;
        while (true) {
            int at = 0;
            long best = MergeTable.NONE;
            for (int i = 0; i + 1 < n; i++) {
                // The rank is the high half, and equal ranks have equal ids: the comparison keeps the leftmost.
                if (found[i] < best) {
                    best = found[i];
                    at = i;
                }
            }
            if (best == MergeTable.NONE) {
                return n;
            }
            symbols[at] = MergeTable.merged(best);
            n--;
            System.arraycopy(symbols, at + 2, symbols, at + 1, n - at - 1);
            if (at + 1 < n) {
                System.arraycopy(found, at + 2, found, at + 1, n - at - 2);
                found[at] = table.find(symbols[at], symbols[at + 1]);
            }
            if (at > 0) {
                found[at - 1] = table.find(symbols[at - 1], symbols[at]);
            }
        }
    }
}
