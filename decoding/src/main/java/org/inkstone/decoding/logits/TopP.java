package org.inkstone.decoding.logits;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.inkstone.core.explain.Explanation;

/**
 * Top-p or nucleus sampling (top-p 采样, 核采样): keeps the smallest set of likeliest tokens whose probabilities sum to
 * at least p.
 *
 * <p>Where the model is sure, few tokens stay; where it is not, many do. That is what a fixed k cannot do.
 *
 * <pre>{@code
 * p₍₁₎ ≥ p₍₂₎ ≥ …                      the probabilities, sorted
 * keep the first n:  n = min { n : p₍₁₎ + … + p₍ₙ₎ ≥ p }
 * }</pre>
 *
 * <p>Time O(V log V) for V tokens that are not yet cut off. Of tokens that tie at the cut the higher ids stay (the
 * reference's sort does so on short rows and leaves it open on long ones). With p = 0 one token stays.
 *
 * <p>Implementation note: as the reference does, the tail is summed from its smallest member, and tokens go as long as
 * this sum is at most 1 − p. Probabilities and sums are rounded to single precision before the comparison, so that ten
 * tokens of probability 0.1 and p = 0.9 leave nine.
 *
 * @param p the probability to keep, in [0, 1]; often 0.9 to 0.95; 1 keeps all whose probability is not 0
 * @param minTokensToKeep keep at least so many, at least 1; default 1
 * @paper Holtzman, Buys, Du, Forbes, Choi 2020, The Curious Case of Neural Text Degeneration, ICLR, section 3.1, arXiv
 *     1904.09751
 * @book 解码策略 (Decoding strategies)
 */
public record TopP(double p, int minTokensToKeep) implements TruncationProcessor {
    public TopP {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be in [0, 1], got " + p);
        }
        if (minTokensToKeep < 1) {
            throw new IllegalArgumentException("minTokensToKeep must be at least 1, got " + minTokensToKeep);
        }
    }

    /**
     * Keeps at least one token.
     *
     * @param p the probability to keep, in [0, 1]
     */
    public TopP(double p) {
        this(p, 1);
    }

    @Override
    public BitSet keptTokens(float[] logits) {
        double[] probabilities = Softmax.probabilities(logits);
        AscendingOrder order = AscendingOrder.of(logits);
        BitSet kept = new BitSet(logits.length);
        for (int rank = cut(order, probabilities); rank < order.size(); rank++) {
            kept.set(order.id(rank));
        }
        return kept;
    }

    // #region cut
    /** How many of the least likely tokens go. */
    private int cut(AscendingOrder order, double[] probabilities) {
        float mayGo = (float) (1 - p);
        int most = order.size() - minTokensToKeep;
        double tail = 0;
        for (int rank = 0; rank < most; rank++) {
            tail += (float) probabilities[order.id(rank)];
            if ((float) tail > mayGo) {
                return rank;
            }
        }
        return Math.max(most, 0);
    }
    // #endregion cut

    @Override
    public Explanation explain(float[] logits) {
        double[] probabilities = Softmax.probabilities(logits);
        AscendingOrder order = AscendingOrder.of(logits);
        int cut = cut(order, probabilities);
        List<Explanation> parts = new ArrayList<>();
        parts.add(Explanation.given("p", p));
        double sum = 0;
        for (int rank = order.size() - 1; rank >= cut; rank--) {
            double probability = probabilities[order.id(rank)];
            sum += probability;
            parts.add(Explanation.of(
                    "cumulative probability up to token " + order.id(rank),
                    "sum before + probability",
                    sum,
                    Explanation.given("probability", probability)));
        }
        parts.add(Explanation.given("probability cut off", 1 - sum));
        return new Explanation("tokens kept", "min n with p₍₁₎ + … + p₍ₙ₎ ≥ p", order.size() - cut, parts);
    }
}
