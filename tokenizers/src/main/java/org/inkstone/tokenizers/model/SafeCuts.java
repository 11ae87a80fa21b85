package org.inkstone.tokenizers.model;

import java.util.BitSet;
import java.util.Set;

/**
 * Where a text may be cut before merging without changing its tokens (安全切分点): at the boundaries that no merge can cross.
 *
 * <p>A model without a pre-tokenizer sees a megabyte of prose as one word. Cut into parts, most of it becomes words that
 * were seen before.
 *
 * <p><b>Claim.</b> Let x|y be two neighbouring characters that are tokens. If no merge (L, R) exists such that L ends in
 * x and R begins with y, merging the text on the left and that on the right by themselves gives the tokens of the whole.
 *
 * <p><b>Proof.</b> Symbols start as single characters, and a merge joins the texts of two neighbours. By induction each
 * symbol's string is the text it covers. To join a symbol that ends at x|y with one that begins there takes a merge (L,
 * R) with L ending in x and R beginning with y, which does not exist. So the boundary stays for ever. What is joined on
 * one side of it depends only on the pairs of that side, which are taken in the order of (rank, place); leaving out the
 * pairs of the other side does not change their order. ∎
 *
 * <p>The induction needs that each symbol covers the text of its token. This fails for the unknown token and the tokens
 * of bytes, and for affixes: if a merge names a substitute of this kind, or affixes exist, there are no cuts. Otherwise
 * substitutes take part in no merge, and the boundary between a character of the vocabulary and one that is not in it is
 * safe, provided that some substitute always stands for the latter: where characters vanish, their neighbours meet.
 * Between two that are not in the vocabulary is no cut, for they may become one unknown token, unless their bytes always
 * stand for them.
 *
 * <p>Whether a word is in the vocabulary as a whole ({@code ignore_merges}) must be asked before it is cut. With dropout
 * the order of pairs decides what is drawn, so such a text must not be cut.
 *
 * <p>The pairs (x, y) are kept as bits in a hash table without collision handling: a false "can be joined" only leaves a
 * cut out.
 */
final class SafeCuts {
    private static final int BITS_PER_PAIR = 16;

    private final long[] joinable;
    private final int shift;

    private final boolean besideMissing;
    private final boolean betweenMissing;

    private SafeCuts(int merges, boolean besideMissing, boolean betweenMissing) {
        this.besideMissing = besideMissing;
        this.betweenMissing = betweenMissing;
        int bits = 64 - Long.numberOfLeadingZeros((long) BITS_PER_PAIR * Math.max(64, merges / 4));
        joinable = new long[1 << (bits - 6)];
        shift = 64 - bits;
    }

    /** Whether the claim holds for a model. */
    static boolean exist(BytePairEncoding model) {
        if (model.merges().isEmpty()) {
            // The merges of ranked tokens are not listed.
            return false;
        }
        BytePairEncoding.Options options = model.options();
        if (!options.continuingSubwordPrefix().isEmpty()
                || !options.endOfWordSuffix().isEmpty()) {
            return false;
        }
        Set<Integer> substitutes = model.reader().substitutes();
        if (substitutes.isEmpty()) {
            return true;
        }
        BitSet bits = new BitSet(model.vocabulary().idLimit());
        substitutes.forEach(bits::set);
        RankedMerges merges = model.rankedMerges();
        for (int rank = 0; rank < merges.size(); rank++) {
            if (bits.get(merges.left(rank)) || bits.get(merges.right(rank))) {
                return false;
            }
        }
        return true;
    }

    /** Finds the cuts of a model that has some. */
    static SafeCuts of(BytePairEncoding model) {
        Vocabulary vocabulary = model.vocabulary();
        RankedMerges merges = model.rankedMerges();
        SafeCuts cuts = new SafeCuts(
                merges.size(),
                !model.reader().charactersMayVanish(),
                model.reader().spellsMissing());
        SymbolTable characters = model.reader().characters();
        for (int rank = 0; rank < merges.size(); rank++) {
            if (vocabulary.length(merges.left(rank)) == 0 || vocabulary.length(merges.right(rank)) == 0) {
                // No symbol has an empty token.
                continue;
            }
            int left = characters.id(vocabulary.lastPoint(merges.left(rank)));
            int right = characters.id(vocabulary.firstPoint(merges.right(rank)));
            if (left >= 0 && right >= 0) {
                int bit = cuts.bit(left, right);
                cuts.joinable[bit >> 6] |= 1L << bit;
            }
        }
        return cuts;
    }

    /** No cuts. */
    static SafeCuts none() {
        return new SafeCuts(0, false, false);
    }

    /** Whether a text may be cut between two neighbouring characters, given by their ids; -1 if not in the vocabulary. */
    boolean between(int left, int right) {
        if ((left | right) < 0) {
            return (left & right) >= 0 ? besideMissing : betweenMissing;
        }
        int bit = bit(left, right);
        return (joinable[bit >> 6] & (1L << bit)) == 0;
    }

    private int bit(int left, int right) {
        return (int) (((((long) left << 32) | right) * 0x9E3779B97F4A7C15L) >>> shift);
    }
}
