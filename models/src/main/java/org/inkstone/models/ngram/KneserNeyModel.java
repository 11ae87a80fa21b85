package org.inkstone.models.ngram;

import java.util.Objects;
import org.inkstone.core.explain.Explanation;

/**
 * An n-gram model with interpolated Kneser-Ney smoothing (插值 Kneser-Ney 平滑), of any order from 2.
 *
 * <p>A discount is taken from the count of every seen n-gram; what is collected is given to the distribution with a
 * context one token shorter. The shorter distributions do not count how often a token was seen but after how many
 * different tokens: "Francisco" may be frequent, yet it follows only "San", so it is an unlikely guess anywhere else.
 *
 * <pre>{@code
 * Pₖ(w | u) = max(c(u w) − D, 0) / c(u •)  +  D · N(u •) / c(u •) · Pₖ₋₁(w | u′)        if c(u •) > 0
 * Pₖ(w | u) = Pₖ₋₁(w | u′)                                                              otherwise
 * P₁(w)     = the same with an empty u, over the uniform distribution 1/V
 *
 * k        order of the distribution      u       context, the k − 1 newest tokens
 * c(u w)   count of the n-gram u w        u′      u without its oldest token
 * c(u •)   sum of c(u w) over all w       N(u •)  number of different w with c(u w) > 0
 * D        discount, in (0, 1]            V       vocabulary size
 *
 * c at the highest order: how often u w was seen; below: how many different tokens came before u w
 * }</pre>
 *
 * <p>The probabilities after any context sum to 1, and none is 0. A probability costs O(order² · log V); the scores of
 * the whole vocabulary cost O(V) additions, for tokens unseen after the newest one share a single factor, plus one
 * probability for each token seen after it. What stands before a document's first token is told by {@link NGramCounts}.
 *
 * <p>Immutable; may be shared between threads.
 *
 * @paper Kneser and Ney 1995, Improved backing-off for m-gram language modeling, ICASSP; Chen and Goodman 1999, An
 *     empirical study of smoothing techniques for language modeling, Computer Speech and Language 13, section 2.7
 * @book 语言模型的发展历程
 */
public final class KneserNeyModel implements NGramModel {
    private final NGramCounts counts;
    private final int order;
    private final double discount;
    private final UnigramModel unigram;

    /**
     * Makes a model with the default discount, {@value UnigramModel#DEFAULT_DISCOUNT}.
     *
     * @param counts what {@link NGramCounter#continuations()} gives, of order 2 or more
     * @throws IllegalArgumentException if the order is below 2
     */
    public KneserNeyModel(NGramCounts counts) {
        this(counts, UnigramModel.DEFAULT_DISCOUNT);
    }

    /**
     * Makes a model.
     *
     * @param counts what {@link NGramCounter#continuations()} gives, of order 2 or more
     * @param discount D, in (0, 1]
     * @throws IllegalArgumentException if the order is below 2 or the discount out of range
     */
    public KneserNeyModel(NGramCounts counts, double discount) {
        this(counts, counts.order(), discount, new UnigramModel(counts.unigrams(), discount));
        if (order < 2) {
            throw new IllegalArgumentException("order must be at least 2, got " + order);
        }
    }

    private KneserNeyModel(NGramCounts counts, int order, double discount, UnigramModel unigram) {
        this.counts = counts;
        this.order = order;
        this.discount = discount;
        this.unigram = unigram;
    }

    /**
     * The distribution that this model leans on, Pₖ₋₁, as a model of its own.
     *
     * <p>Its counts are continuations. That is not quite a model trained with one order less, whose longest n-grams are
     * counted by how often they were seen.
     *
     * @return a model of order − 1
     */
    public NGramModel lowerOrder() {
        return order == 2 ? unigram : new KneserNeyModel(counts, order - 1, discount, unigram);
    }

    @Override
    public int order() {
        return order;
    }

    @Override
    public int vocabularySize() {
        return counts.vocabularySize();
    }

    /**
     * The discount D.
     *
     * @return in (0, 1]
     */
    public double discount() {
        return discount;
    }

    @Override
    // #region probability
    public double probability(int[] tokens, int length, int token) {
        Objects.checkFromToIndex(0, length, tokens.length);
        double probability = unigram.probability(tokens, length, token);
        for (int k = 2; k <= order; k++) {
            NGramLevel level = counts.level(k);
            int context = counts.node(tokens, length, k - 1);
            if (level.total(context) == 0) {
                // Nothing ever followed this context, so nothing followed a longer one either.
                break;
            }
            int count = level.count(level.child(context, token));
            probability = discounted(level, context, count) + leftOver(level, context) * probability;
        }
        return probability;
    }
    // #endregion probability

    @Override
    public float[] logProbabilities(int[] tokens, int length) {
        Objects.checkFromToIndex(0, length, tokens.length);
        float[] result = unigram.logProbabilities(tokens, length);
        // A token that never followed the newest one followed no longer context either: only the left-over parts
        // remain.
        double logLeftOver = 0;
        for (int k = 2; k <= order; k++) {
            NGramLevel level = counts.level(k);
            int context = counts.node(tokens, length, k - 1);
            if (level.total(context) == 0) {
                break;
            }
            logLeftOver += Math.log(leftOver(level, context));
        }
        for (int token = 0; token < result.length; token++) {
            result[token] += (float) logLeftOver;
        }
        NGramLevel bigrams = counts.level(2);
        int newest = counts.node(tokens, length, 1);
        if (newest != NGramLevel.NONE) {
            for (int node = bigrams.firstChild(newest); node < bigrams.firstChild(newest + 1); node++) {
                int token = bigrams.token(node);
                result[token] = (float) Math.log(probability(tokens, length, token));
            }
        }
        return result;
    }

    @Override
    public Explanation explain(int[] context, int token) {
        Explanation explanation = unigram.explain(context, token);
        for (int k = 2; k <= order; k++) {
            explanation = explain(context, token, k, explanation);
        }
        return explanation;
    }

    private Explanation explain(int[] tokens, int token, int k, Explanation shorter) {
        String name = "P(order " + k + ")";
        NGramLevel level = counts.level(k);
        int context = counts.node(tokens, tokens.length, k - 1);
        if (level.total(context) == 0) {
            return Explanation.of(name, shorter.name() + ", as the context is new", shorter.value(), shorter);
        }
        int count = level.count(level.child(context, token));
        double discounted = discounted(level, context, count);
        double leftOver = leftOver(level, context);
        return Explanation.of(
                name,
                "discounted + left over · " + shorter.name(),
                discounted + leftOver * shorter.value(),
                Explanation.of(
                        "discounted",
                        "max(count − discount, 0) / total",
                        discounted,
                        Explanation.given("count", count),
                        Explanation.given("discount", discount),
                        Explanation.given("total", (double) level.total(context))),
                Explanation.of(
                        "left over",
                        "discount · distinct / total",
                        leftOver,
                        Explanation.given("discount", discount),
                        Explanation.given("distinct", level.distinct(context)),
                        Explanation.given("total", (double) level.total(context))),
                shorter);
    }

    @Override
    public String toString() {
        return "KneserNeyModel[order=" + order + ", discount=" + discount + ", counts=" + counts + "]";
    }

    private double discounted(NGramLevel level, int context, int count) {
        return Math.max(count - discount, 0) / level.total(context);
    }

    private double leftOver(NGramLevel level, int context) {
        return discount * level.distinct(context) / level.total(context);
    }
}
