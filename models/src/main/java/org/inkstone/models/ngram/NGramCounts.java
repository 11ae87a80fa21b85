package org.inkstone.models.ngram;

import java.util.Arrays;
import java.util.Objects;

/**
 * Counts of the n-grams (n 元组) of a corpus, for every length from 1 to the order: a sorted trie in primitive arrays,
 * about 8 bytes an n-gram and 16 a context.
 *
 * <p>Only n-grams of the full order are counted in the text. The counts of shorter ones follow from them, a length at a
 * time, in one of two ways:
 *
 * <pre>{@code
 * occurrences     c(v) = Σᵤ c(u v)                  how often v was seen
 * continuations   c(v) = |{ u : c(u v) > 0 }|       how many different tokens u came before v
 *
 * u one token, v an n-gram one shorter than u v
 * }</pre>
 *
 * <h2>Padding</h2>
 *
 * <p>Each document is read as if order − 1 padding tokens stood before it, usually the tokenizer's end-of-text token. So
 * its first tokens have a context of full length like any other and need no special case, what they count is "began a
 * document", and no n-gram spans two documents. Padding is context only: it is never counted as a predicted token. Since
 * end-of-text already stands before every document, it makes no difference whether a caller begins a text with it. If the
 * model shall learn where documents end, append an end-of-text token to each.
 *
 * <p>Immutable; may be shared between threads. A look-up takes O(order · log vocabulary size).
 */
public final class NGramCounts {
    private final int vocabularySize;
    private final int padding;
    private final NGramLevel[] levels;

    NGramCounts(int vocabularySize, int padding, NGramLevel[] levels) {
        this.vocabularySize = vocabularySize;
        this.padding = padding;
        this.levels = levels;
    }

    /**
     * Starts to count.
     *
     * @param order the length n of the n-grams, in [1, 16]
     * @param vocabularySize how many tokens there are, at least 1
     * @param padding the token that stands before each document, in [0, vocabularySize)
     * @return an empty counter
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static NGramCounter counter(int order, int vocabularySize, int padding) {
        return new NGramCounter(order, vocabularySize, padding);
    }

    /**
     * The length of the longest n-grams.
     *
     * @return at least 1
     */
    public int order() {
        return levels.length;
    }

    /**
     * The number of tokens.
     *
     * @return at least 1
     */
    public int vocabularySize() {
        return vocabularySize;
    }

    /**
     * The token that stands before each document.
     *
     * @return in [0, vocabulary size)
     */
    public int padding() {
        return padding;
    }

    /**
     * How many different n-grams of a length have a count above 0.
     *
     * @param length n, in [1, order]
     * @return at least 0
     * @throws IndexOutOfBoundsException if the length is out of range
     */
    public long size(int length) {
        return level(length).size();
    }

    /**
     * The count of an n-gram.
     *
     * @param ngram 1 to order tokens
     * @return at least 0
     * @throws IndexOutOfBoundsException if the length or a token is out of range
     */
    public long count(int... ngram) {
        NGramLevel level = level(ngram.length);
        int context = node(ngram, ngram.length - 1, ngram.length - 1);
        return level.count(level.child(context, Objects.checkIndex(ngram[ngram.length - 1], vocabularySize)));
    }

    /**
     * The sum of the counts of all n-grams that begin with a context and are one token longer.
     *
     * @param context 0 to order − 1 tokens
     * @return at least 0
     * @throws IndexOutOfBoundsException if the length or a token is out of range
     */
    public long total(int... context) {
        return level(context.length + 1).total(node(context, context.length, context.length));
    }

    /**
     * How many different tokens follow a context.
     *
     * @param context 0 to order − 1 tokens
     * @return how many n-grams one token longer begin with it and have a count above 0
     * @throws IndexOutOfBoundsException if the length or a token is out of range
     */
    public int distinct(int... context) {
        return level(context.length + 1).distinct(node(context, context.length, context.length));
    }

    /**
     * The counts of single tokens.
     *
     * @return a fresh array of shape [vocabulary size]
     */
    public long[] unigrams() {
        long[] result = new long[vocabularySize];
        NGramLevel level = levels[0];
        for (int node = level.firstChild(0); node < level.firstChild(1); node++) {
            result[level.token(node)] = level.count(node);
        }
        return result;
    }

    /** The n-grams of a length as children of those one shorter. */
    NGramLevel level(int length) {
        Objects.checkIndex(length - 1, levels.length);
        return levels[length - 1];
    }

    /**
     * Finds the newest tokens of a context in the trie, padding before its start.
     *
     * @param tokens the context is tokens[0, length)
     * @param length where it ends
     * @param newest how many tokens to look up, at most order − 1
     * @return the node among the n-grams of that length (0 for none of length 0), or {@link NGramLevel#NONE}
     */
    int node(int[] tokens, int length, int newest) {
        int node = 0;
        for (int depth = 0; depth < newest && node != NGramLevel.NONE; depth++) {
            int position = length - newest + depth;
            int token = position < 0 ? padding : Objects.checkIndex(tokens[position], vocabularySize);
            node = levels[depth].child(node, token);
        }
        return node;
    }

    @Override
    public String toString() {
        long[] sizes = new long[order()];
        Arrays.setAll(sizes, i -> size(i + 1));
        return "NGramCounts[vocabularySize=" + vocabularySize + ", padding=" + padding + ", sizes="
                + Arrays.toString(sizes) + "]";
    }
}
