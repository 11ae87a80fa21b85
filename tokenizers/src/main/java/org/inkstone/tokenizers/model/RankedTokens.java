package org.inkstone.tokenizers.model;

import java.util.Arrays;

/**
 * Finds the merges that ranked tokens imply (由词元次序推出合并). Any two neighbours that together are a token may be joined,
 * so at first every way to cut a token into two tokens is a merge of its rank. But merges inside a token go as they go
 * in the token alone, since none crosses its borders before it is made. So of all cuts only that of the last merge in
 * the token alone ever happens, and a token that its own bytes do not lead to is never made.
 *
 * <p>The tokens are taken from the shortest to the longest. What is merged inside a token is shorter than it, so the
 * merges found so far are all that its bytes need, whatever their ranks:
 * <pre>{@code
 * "a" 0   "b" 1   "c" 2   "bc" 3   "ab" 4   "abc" 5   "abcc" 6
 * bc: b c          two are left: b + c
 * ab: a b          two are left: a + b
 * abc: a b c       b + c has the lower rank, then two are left: a + bc
 * abcc: a b c c    a bc c, abc c, and two are left: abc + c
 * }</pre>
 * If more than two are left, the token is only found where it is a word by itself.
 *
 * <p>Cost: O(n log n) for tokens of n bytes together, however long they are.
 */
final class RankedTokens {
    private static final int SHORT = 40;
    private static final int MISSING = -1;

    private RankedTokens() {}

    /** The merges, one for each token that can be made, in the order of the ids. */
    static RankedMerges merges(Vocabulary vocabulary) {
        int[] left = new int[vocabulary.idLimit()];
        int[] right = new int[vocabulary.idLimit()];
        Arrays.fill(left, MISSING);
        MergeTable table = new MergeTable(vocabulary.size());
        for (int id : shortestFirst(vocabulary)) {
            int[] symbols = symbols(vocabulary, id);
            int parts = symbols.length <= SHORT
                    ? ShortWordMerger.merge(table, symbols, symbols.length)
                    : LongWordMerger.merge(table::find, symbols, symbols.length);
            if (parts == 2) {
                left[id] = symbols[0];
                right[id] = symbols[1];
                table.put(symbols[0], symbols[1], id, id);
            }
        }
        int[] merged = new int[left.length];
        int count = 0;
        for (int id = 0; id < left.length; id++) {
            if (left[id] != MISSING) {
                left[count] = left[id];
                right[count] = right[id];
                merged[count++] = id;
            }
        }
        return new RankedMerges(
                vocabulary, Arrays.copyOf(left, count), Arrays.copyOf(right, count), Arrays.copyOf(merged, count));
    }

    private static int[] shortestFirst(Vocabulary vocabulary) {
        long[] keys = new long[vocabulary.idLimit()];
        for (int id = 0; id < keys.length; id++) {
            keys[id] = ((long) vocabulary.length(id) << 32) | id;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /** The ids of a token's characters; none if one of them is no token. */
    private static int[] symbols(Vocabulary vocabulary, int token) {
        int[] symbols = new int[vocabulary.length(token)];
        for (int i = 0; i < symbols.length; i++) {
            int start = vocabulary.start(token) + i;
            symbols[i] = vocabulary.id(vocabulary.characters(), start, start + 1);
            if (symbols[i] < 0) {
                return new int[0];
            }
        }
        return symbols;
    }
}
