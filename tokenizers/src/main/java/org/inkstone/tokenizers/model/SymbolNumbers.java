package org.inkstone.tokenizers.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that stand for tokens while a word is merged (合并时的符号编号): of two that merges make, the lower one is made
 * by the earlier merge, so that a symbol is a rank as well.
 *
 * <p>If the ids are in the order of ranks already, as training gives them, they are the symbols. Else first come the ids
 * that no merge makes, then one symbol for each merge. {@link LiveMerges} leaves, as a rule, one merge for each token; if
 * two make the same one, the later symbol is an alias of the first. Immutable.
 */
final class SymbolNumbers {
    /** Ids as symbols. */
    static final SymbolNumbers IDS = new SymbolNumbers(0, null, null, null);

    /** Pairs of symbols below 256 are found fastest, so bytes should be there; a few special tokens do no harm. */
    private static final int CHARACTER_LIMIT = 512;

    /** How many symbols no merge makes. */
    private final int bases;
    /** The symbol of each id; null if they are the same. */
    private final int @Nullable [] symbols;
    /** The id of each symbol; null if they are the same. */
    private final int @Nullable [] ids;
    /** The first symbol with the same id; null if none has an alias. */
    private final int @Nullable [] aliases;

    private SymbolNumbers(int bases, int @Nullable [] symbols, int @Nullable [] ids, int @Nullable [] aliases) {
        this.bases = bases;
        this.symbols = symbols;
        this.ids = ids;
        this.aliases = aliases;
    }

    /**
     * Numbers the tokens.
     *
     * @param idLimit one more than the highest id
     * @param merges the merges in the order of ranks, no pair twice
     */
    static SymbolNumbers of(int idLimit, LiveMerges merges) {
        if (merges.areInOrderOfIds(CHARACTER_LIMIT)) {
            return IDS;
        }
        int[] bases = merges.bases(idLimit);
        int[] symbols = new int[idLimit];
        Arrays.fill(symbols, -1);
        for (int symbol = 0; symbol < bases.length; symbol++) {
            symbols[bases[symbol]] = symbol;
        }
        int[] ids = Arrays.copyOf(bases, bases.length + merges.size());
        int[] first = new int[ids.length];
        boolean aliased = false;
        for (int k = 0; k < merges.size(); k++) {
            int id = merges.merged(k);
            int symbol = bases.length + k;
            aliased |= symbols[id] >= 0;
            symbols[id] = symbols[id] >= 0 ? symbols[id] : symbol;
            first[symbol] = symbols[id];
            ids[symbol] = id;
        }
        return new SymbolNumbers(bases.length, symbols, ids, aliased ? first : null);
    }

    /** The symbol that a merge makes, by its place in the order of ranks and the id that it makes. */
    int made(int k, int id) {
        return symbols == null ? id : bases + k;
    }

    /** The symbol that stands for what a merge makes. */
    int canonical(int symbol) {
        return aliases == null ? symbol : aliases[symbol];
    }

    /** The symbol of an id. */
    int symbol(int id) {
        return symbols == null ? id : symbols[id];
    }

    /** The symbols of some ids; -1 stays. */
    int[] symbols(int[] some) {
        return Arrays.stream(some).map(id -> id < 0 ? id : symbol(id)).toArray();
    }

    /** The id of a symbol. */
    int id(int symbol) {
        return ids == null ? symbol : ids[symbol];
    }

    /** Writes the ids of some symbols over them. */
    void toIds(int[] some, int count) {
        if (ids != null) {
            for (int i = 0; i < count; i++) {
                some[i] = ids[some[i]];
            }
        }
    }
}
