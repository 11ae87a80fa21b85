package org.inkstone.tokenizers.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Byte-pair encoding as one writes it first (字节对编码的朴素实现): look for the pair of lowest rank, join it, repeat.
 *
 * <p>Each round joins the leftmost pair of the lowest rank; when no pair has a merge, the word is done.
 * <pre>{@code
 * merges: 0  o o    1  l oo    2  p oo
 * "loop":  l o o p  ->  l oo p  ->  loo p
 * }</pre>
 *
 * <p>Cost: O(n²) for a word of n symbols. {@link BytePairEncoding} gives the same tokens in O(n log n); a test compares
 * the two.
 *
 * @paper Sennrich, Haddow, Birch 2016, Neural Machine Translation of Rare Words with Subword Units, algorithm 1,
 *     arXiv 1508.07909
 * @book 词元化（分词）：BPE 分词
 */
public final class SimpleBytePairEncoding {
    private final Map<Merge, Integer> ranks = new HashMap<>();

    /**
     * Makes an encoder.
     *
     * @param merges the merges in the order of their ranks
     */
    public SimpleBytePairEncoding(List<Merge> merges) {
        for (Merge merge : merges) {
            ranks.put(merge, ranks.size());
        }
    }

    /**
     * Splits a word into tokens.
     *
     * @param word the word; every code point is a symbol at first
     * @return the tokens, from left to right
     */
    // #region encode
    public List<String> encode(String word) {
        List<String> tokens = new ArrayList<>();
        word.codePoints().forEach(symbol -> tokens.add(Character.toString(symbol)));
        for (int at = lowest(tokens); at >= 0; at = lowest(tokens)) {
            tokens.set(at, tokens.get(at) + tokens.remove(at + 1));
        }
        return tokens;
    }
    // #endregion encode

    /** Where the leftmost pair of the lowest rank stands, or -1. */
    private int lowest(List<String> tokens) {
        int best = -1;
        int bestRank = Integer.MAX_VALUE;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            int rank = ranks.getOrDefault(new Merge(tokens.get(i), tokens.get(i + 1)), Integer.MAX_VALUE);
            if (rank < bestRank) {
                best = i;
                bestRank = rank;
            }
        }
        return best;
    }
}
