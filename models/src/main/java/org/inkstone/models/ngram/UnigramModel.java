package org.inkstone.models.ngram;

import org.inkstone.core.explain.Explanation;

/**
 * The unigram model (一元语言模型): tokens are as likely as they are frequent, with absolute discounting (绝对折扣) for those
 * never seen.
 *
 * <p>A fixed discount is taken from the count of every seen token, and what is collected is spread evenly over the whole
 * vocabulary.
 *
 * <pre>{@code
 * P(w) = max(c(w) − D, 0) / N  +  D · T / N · 1/V
 *
 * c(w)  count of the token          N  sum of all counts
 * D     discount, in (0, 1]         T  number of different tokens seen
 *                                   V  vocabulary size
 * }</pre>
 *
 * <p>With no counts at all it is the uniform distribution. The probabilities of the whole vocabulary are computed once,
 * O(V); a look-up is O(1).
 *
 * @paper Ney, Essen and Kneser 1994, On structuring probabilistic dependences in stochastic language modelling, Computer
 *     Speech and Language 8
 * @book 语言模型的发展历程
 */
public final class UnigramModel implements NGramModel {
    /** The discount that models here use unless told otherwise: 0.75. */
    public static final double DEFAULT_DISCOUNT = 0.75;

    private final long[] counts;
    private final double discount;
    private final long total;
    private final int types;
    private final double[] probabilities;
    private final float[] logProbabilities;

    /**
     * Makes a model from counts.
     *
     * @param counts how often each token was seen, at least 0 each; the length, at least 1, is the vocabulary size
     * @param discount D, in (0, 1], default {@link #DEFAULT_DISCOUNT}
     * @throws IllegalArgumentException if there is no token, a count is negative or the discount out of range
     * @throws ArithmeticException if the counts' sum exceeds 2⁶³ − 1
     */
    public UnigramModel(long[] counts, double discount) {
        checkDiscount(discount);
        UniformModel uniform = new UniformModel(counts.length);
        long sum = 0;
        int seen = 0;
        for (int token = 0; token < counts.length; token++) {
            if (counts[token] < 0) {
                throw new IllegalArgumentException(
                        "count of token " + token + " must be at least 0, got " + counts[token]);
            }
            sum = Math.addExact(sum, counts[token]);
            seen += counts[token] > 0 ? 1 : 0;
        }
        this.counts = counts.clone();
        this.discount = discount;
        this.total = sum;
        this.types = seen;
        this.probabilities = new double[counts.length];
        this.logProbabilities = new float[counts.length];
        for (int token = 0; token < counts.length; token++) {
            double even = uniform.probability(new int[0], 0, token);
            probabilities[token] = total == 0 ? even : discounted(token) + leftOver() * even;
            logProbabilities[token] = (float) Math.log(probabilities[token]);
        }
    }

    /** {@inheritDoc} Here 1: the context does not matter. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public int vocabularySize() {
        return counts.length;
    }

    @Override
    public double probability(int[] tokens, int length, int token) {
        return probabilities[token];
    }

    @Override
    public float[] logProbabilities(int[] tokens, int length) {
        return logProbabilities.clone();
    }

    @Override
    public Explanation explain(int[] context, int token) {
        Explanation uniform = new UniformModel(counts.length).explain(context, token);
        if (total == 0) {
            return Explanation.of("P(unigram)", "P(uniform), as nothing was counted", probabilities[token], uniform);
        }
        return Explanation.of(
                "P(unigram)",
                "discounted + left over · P(uniform)",
                probabilities[token],
                Explanation.of(
                        "discounted",
                        "max(count − discount, 0) / total",
                        discounted(token),
                        Explanation.given("count", (double) counts[token]),
                        Explanation.given("discount", discount),
                        Explanation.given("total", (double) total)),
                Explanation.of(
                        "left over",
                        "discount · types / total",
                        leftOver(),
                        Explanation.given("discount", discount),
                        Explanation.given("types", types),
                        Explanation.given("total", (double) total)),
                uniform);
    }

    @Override
    public String toString() {
        return "UnigramModel[vocabularySize=" + counts.length + ", types=" + types + ", total=" + total + ", discount="
                + discount + "]";
    }

    static void checkDiscount(double discount) {
        if (!(discount > 0 && discount <= 1)) {
            throw new IllegalArgumentException("discount must be in (0, 1], got " + discount);
        }
    }

    private double discounted(int token) {
        return Math.max(counts[token] - discount, 0) / total;
    }

    private double leftOver() {
        return discount * types / total;
    }
}
