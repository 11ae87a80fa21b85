package org.inkstone.tokenizers.model;

import java.util.List;

/**
 * Byte-pair encoding (字节对编码, BPE): joins neighbouring tokens by a ranked list of merges.
 *
 * <p>A word starts as its single symbols. As long as some neighbours have a merge, the pair of the lowest rank, the
 * leftmost among equals, becomes one token.
 *
 * <p>Cost: short words are searched pair by pair; long ones use a {@linkplain LongWordMerger queue of pairs} and cost
 * O(n log n), so a million letters without a break do no harm. {@link SimpleBytePairEncoding} is the readable version.
 *
 * <p>Immutable; to be shared between threads.
 *
 * @paper Sennrich, Haddow, Birch 2016, Neural Machine Translation of Rare Words with Subword Units, arXiv 1508.07909
 * @book 词元化（分词）：BPE 分词
 */
public final class BytePairEncoding implements TokenModel {
    private static final int SHORT = 40;

    private final Vocabulary vocabulary;
    private final List<Merge> merges;
    private final boolean ignoreMerges;
    private final MergeTable table;

    /**
     * Makes a model.
     *
     * @param vocabulary tokens and ids; must have both parts of every merge and what it makes
     * @param merges the merges in the order of their ranks; if one occurs twice, the later rank counts
     * @param ignoreMerges take a word that is in the vocabulary whole, whatever the merges would make of it (false)
     * @throws IllegalArgumentException if a merge names a token that is not in the vocabulary
     */
    public BytePairEncoding(Vocabulary vocabulary, List<Merge> merges, boolean ignoreMerges) {
        this.vocabulary = vocabulary;
        this.merges = List.copyOf(merges);
        this.ignoreMerges = ignoreMerges;
        this.table = new MergeTable(merges.size());
        for (int rank = 0; rank < merges.size(); rank++) {
            Merge merge = merges.get(rank);
            table.put(
                    id(merge.left(), rank, merge),
                    id(merge.right(), rank, merge),
                    rank,
                    id(merge.merged(), rank, merge));
        }
    }

    private int id(String token, int rank, Merge merge) {
        int id = vocabulary.id(token);
        if (id < 0) {
            throw new IllegalArgumentException("merge " + rank + " (\"" + merge.left() + "\" + \"" + merge.right()
                    + "\") must name tokens of the vocabulary, but \"" + token + "\" is not in it");
        }
        return id;
    }

    /**
     * Applies the merges to a word, in place.
     *
     * @param symbols the ids of the word's symbols; overwritten by the ids of its tokens
     * @param length how many symbols there are
     * @return how many tokens there are, at most {@code length}
     */
    public int merge(int[] symbols, int length) {
        return length <= SHORT
                ? ShortWordMerger.merge(table, symbols, length)
                : LongWordMerger.merge(table, symbols, length);
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Each code point is a symbol; those that the vocabulary lacks vanish. */
    @Override
    public void tokenize(char[] text, int start, int end, TokenSink out) {
        if (ignoreMerges) {
            int id = vocabulary.id(new String(text, start, end - start));
            if (id >= 0) {
                out.token(id, start, end);
                return;
            }
        }
        int[] symbols = new int[end - start];
        int[] places = new int[end - start + 1];
        int count = 0;
        for (int at = start; at < end; ) {
            int units = Character.charCount(Character.codePointAt(text, at, end));
            int id = vocabulary.id(new String(text, at, units));
            if (id >= 0) {
                symbols[count] = id;
                places[count++] = at;
            }
            at += units;
        }
        int tokens = merge(symbols, count);
        int symbol = 0;
        for (int t = 0; t < tokens; t++) {
            // Merges join strings, so a token's length in the text is that of its string.
            int from = places[symbol];
            int left = vocabulary.length(symbols[t]);
            int to = from;
            while (left > 0) {
                to = places[symbol];
                int units = Character.charCount(Character.codePointAt(text, to, end));
                to += units;
                left -= units;
                symbol++;
            }
            out.token(symbols[t], from, to);
        }
    }

    /**
     * The merges in the order of their ranks.
     *
     * @return an unmodifiable list
     */
    public List<Merge> merges() {
        return merges;
    }

    /**
     * Whether a word that is in the vocabulary is taken whole.
     *
     * @return the option
     */
    public boolean ignoreMerges() {
        return ignoreMerges;
    }
}
