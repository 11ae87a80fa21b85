package org.inkstone.tokenizers.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * The merges that ranked tokens imply, found in one pass (由词元次序一次推出合并): the fast version of {@link RankedTokens}.
 *
 * <p>The tokens are taken in the order of their ranks. The characters of each are merged by the merges found so far; if
 * two symbols are left, they are its merge, which joins the table. So each token is merged once, by a small table, and
 * the table is ready when the pass is done.
 *
 * <p>Why that is the same: as long as more than two symbols are left, {@link RankedTokens} joins the pair of the lowest
 * rank. While some pair has a merge of a lower rank than the token itself, both do the same. Afterwards {@code
 * RankedTokens} may go on with higher ranks, and a vocabulary in which it can has tokens whose parts come after them.
 * For such a vocabulary, which no training makes, there is no result.
 *
 * @param merges the merges, one for each token that can be made, in the order of the ids
 * @param table the same as a table
 * @param unmerged the tokens of several characters that no merge makes
 */
record DerivedMerges(RankedMerges merges, LiveMergeTable table, BitSet unmerged) {
    /** The byte-level alphabet ends before. */
    private static final int CHARACTERS = 0x200;

    /** Finds the merges; empty if the pass is not enough, or a token of one character is not of the first ones. */
    static Optional<DerivedMerges> of(Vocabulary vocabulary) {
        int[] bases = new int[CHARACTERS];
        Arrays.fill(bases, -1);
        int count = 0;
        for (int id = 0; id < vocabulary.idLimit(); id++) {
            if (vocabulary.length(id) == 1) {
                char character = vocabulary.characters()[vocabulary.start(id)];
                if (character >= CHARACTERS) {
                    return Optional.empty();
                }
                bases[character] = id;
                count++;
            }
        }
        LiveMergeTable table = new LiveMergeTable(vocabulary.size() - count);
        return new Pass(vocabulary, table, bases).run();
    }

    /** The pass over the tokens. */
    private static final class Pass {
        private final Vocabulary vocabulary;
        private final LiveMergeTable table;
        /** The symbol of each character. */
        private final int[] bases;

        private final SymbolMerger merger;
        private final int[] left;
        private final int[] right;
        private final int[] merged;
        private int[] symbols = new int[SymbolMerger.MAX_LENGTH];

        Pass(Vocabulary vocabulary, LiveMergeTable table, int[] bases) {
            this.vocabulary = vocabulary;
            this.table = table;
            this.bases = bases;
            merger = new SymbolMerger(table);
            left = new int[vocabulary.size()];
            right = new int[vocabulary.size()];
            merged = new int[vocabulary.size()];
        }

        Optional<DerivedMerges> run() {
            BitSet unmerged = new BitSet();
            int count = 0;
            for (int id = 0; id < vocabulary.idLimit(); id++) {
                if (vocabulary.length(id) < 2) {
                    continue;
                }
                int n = read(id) ? merge(vocabulary.length(id)) : 0;
                if (n == 2) {
                    left[count] = symbols[0];
                    right[count] = symbols[1];
                    merged[count++] = id;
                    table.append(symbols[0], symbols[1], id);
                } else if (canGoOn(id, n)) {
                    return Optional.empty();
                } else {
                    unmerged.set(id);
                }
            }
            RankedMerges merges = new RankedMerges(
                    vocabulary, Arrays.copyOf(left, count), Arrays.copyOf(right, count), Arrays.copyOf(merged, count));
            return Optional.of(new DerivedMerges(merges, table, unmerged));
        }

        /** Writes the symbols of a token's characters; false if one has none. */
        private boolean read(int id) {
            int start = vocabulary.start(id);
            int length = vocabulary.length(id);
            symbols = length > symbols.length ? new int[2 * length] : symbols;
            for (int i = 0; i < length; i++) {
                char character = vocabulary.characters()[start + i];
                symbols[i] = character < CHARACTERS ? bases[character] : -1;
                if (symbols[i] < 0) {
                    return false;
                }
            }
            return true;
        }

        private int merge(int length) {
            return length <= SymbolMerger.MAX_LENGTH
                    ? merger.merge(symbols, length)
                    : LongWordMerger.merge(table::findRanked, symbols, length);
        }

        /** Whether two neighbours of what is left of a token are a token that comes later. */
        private boolean canGoOn(int id, int n) {
            int start = vocabulary.start(id);
            for (int i = 0; i + 1 < n; i++) {
                int middle = start + vocabulary.length(symbols[i]);
                int end = middle + vocabulary.length(symbols[i + 1]);
                if (vocabulary.id(vocabulary.characters(), start, end) >= 0) {
                    return true;
                }
                start = middle;
            }
            return false;
        }
    }
}
