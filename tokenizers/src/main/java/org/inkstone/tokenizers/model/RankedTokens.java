package org.inkstone.tokenizers.model;

import java.util.Arrays;

/**
 * Finds the merges that ranked tokens imply (由词元次序推出合并). Any two neighbours that together are a token may be joined,
 * so at first every way to cut a token into two tokens is a merge of its rank. But merges inside a token go as they go
 * in the token alone, since none crosses its borders before it is made. So of all cuts only that of the last merge in
 * the token alone ever happens, and a token that its own bytes do not lead to is never made.
 */
final class RankedTokens {
    private RankedTokens() {}

    /** The merges, one for each token that can be made, in the order of the ids. */
    static RankedMerges merges(Vocabulary vocabulary) {
        MergeTable cuts = cuts(vocabulary);
        int[] left = new int[vocabulary.size()];
        int[] right = new int[vocabulary.size()];
        int[] merged = new int[vocabulary.size()];
        int count = 0;
        for (int id = 0; id < vocabulary.idLimit(); id++) {
            String token = vocabulary.token(id);
            if (token != null && token.length() > 1) {
                int[] parts = lastTwo(vocabulary, cuts, token);
                if (parts.length == 2 && MergeTable.merged(cuts.find(parts[0], parts[1])) == id) {
                    left[count] = parts[0];
                    right[count] = parts[1];
                    merged[count++] = id;
                }
            }
        }
        return new RankedMerges(
                vocabulary, Arrays.copyOf(left, count), Arrays.copyOf(right, count), Arrays.copyOf(merged, count));
    }

    /** Merges the symbols of a token until two are left, or no two can be joined. */
    private static int[] lastTwo(Vocabulary vocabulary, MergeTable cuts, String token) {
        int[] symbols = new int[token.length()];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = vocabulary.id(token.substring(i, i + 1));
            if (symbols[i] < 0) {
                return new int[0];
            }
        }
        int n = symbols.length;
        while (n > 2) {
            long best = MergeTable.NONE;
            int at = 0;
            for (int i = 0; i + 1 < n; i++) {
                long found = cuts.find(symbols[i], symbols[i + 1]);
                if (found < best) {
                    best = found;
                    at = i;
                }
            }
            if (best == MergeTable.NONE) {
                break;
            }
            symbols[at] = MergeTable.merged(best);
            n--;
            System.arraycopy(symbols, at + 2, symbols, at + 1, n - at - 1);
        }
        return Arrays.copyOf(symbols, n);
    }

    private static MergeTable cuts(Vocabulary vocabulary) {
        int[] found = new int[3 * Math.max(16, vocabulary.size())];
        int size = 0;
        for (int id = 0; id < vocabulary.idLimit(); id++) {
            String token = vocabulary.token(id);
            if (token == null) {
                continue;
            }
            for (int cut = 1; cut < token.length(); cut++) {
                int left = vocabulary.id(token.substring(0, cut));
                int right = left < 0 ? -1 : vocabulary.id(token.substring(cut));
                if (right >= 0) {
                    if (size == found.length) {
                        found = Arrays.copyOf(found, 2 * size);
                    }
                    found[size] = left;
                    found[size + 1] = right;
                    found[size + 2] = id;
                    size += 3;
                }
            }
        }
        MergeTable table = new MergeTable(size / 3);
        for (int i = 0; i < size; i += 3) {
            table.put(found[i], found[i + 1], found[i + 2], found[i + 2]);
        }
        return table;
    }
}
