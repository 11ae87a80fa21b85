package org.inkstone.decoding.logits;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.inkstone.core.explain.Explanation;

/**
 * Locally typical sampling (局部典型采样): keeps the tokens whose surprise is closest to the average surprise.
 *
 * <p>People tend to say neither the most predictable thing nor an outlandish one. So tokens are ranked by how far their
 * information content is from the entropy, and the closest ones stay until their probabilities sum to the mass.
 *
 * <pre>{@code
 * H   = −Σᵢ pᵢ log pᵢ                          entropy, nats
 * dᵢ  = | −log pᵢ − H |                        distance from typical, nats
 * keep the smallest dᵢ until Σ pᵢ ≥ mass
 * }</pre>
 *
 * <p>Time O(V log V). The token that reaches the mass stays, and so do all that are as far as it is. The likeliest
 * token may go.
 *
 * <p>Implementation note: distances and sums are rounded to single precision before comparisons, as in the reference.
 * Equal distances are ranked by ascending id.
 *
 * @param mass the probability to keep, in (0, 1); often 0.2 to 0.95
 * @param minTokensToKeep keep at least so many, at least 1; default 1
 * @paper Meister, Pimentel, Wiher, Cotterell 2023, Locally Typical Sampling, TACL 11, section 4, arXiv 2202.00666
 */
public record TypicalP(double mass, int minTokensToKeep) implements TruncationProcessor {
    public TypicalP {
        if (!(mass > 0 && mass < 1)) {
            throw new IllegalArgumentException("mass must be in (0, 1), got " + mass);
        }
        if (minTokensToKeep < 1) {
            throw new IllegalArgumentException("minTokensToKeep must be at least 1, got " + minTokensToKeep);
        }
    }

    /**
     * Keeps at least one token.
     *
     * @param mass the probability to keep, in (0, 1)
     */
    public TypicalP(double mass) {
        this(mass, 1);
    }

    @Override
    public BitSet keptTokens(float[] logits) {
        double[] logP = Softmax.logProbabilities(logits);
        float[] distance = distances(logP, entropy(logP));
        AscendingOrder order = AscendingOrder.of(distance);
        int last = lastRank(order, logP);
        BitSet kept = new BitSet(logits.length);
        for (int rank = 0; rank < order.size(); rank++) {
            if (rank < minTokensToKeep || distance[order.id(rank)] <= distance[order.id(last)]) {
                kept.set(order.id(rank));
            }
        }
        return kept;
    }

    private static double entropy(double[] logP) {
        double entropy = 0;
        for (double l : logP) {
            if (l != Double.NEGATIVE_INFINITY) {
                entropy -= l * Math.exp(l);
            }
        }
        return entropy;
    }

    private static float[] distances(double[] logP, double entropy) {
        float[] distance = new float[logP.length];
        for (int id = 0; id < logP.length; id++) {
            distance[id] = Math.abs(-(float) logP[id] - (float) entropy); // +∞ for probability 0
        }
        return distance;
    }

    /** The rank of the token that brings the sum up to the mass. */
    private int lastRank(AscendingOrder order, double[] logP) {
        double sum = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            sum += (float) Math.exp(logP[order.id(rank)]);
            if ((float) sum >= (float) mass) {
                return rank;
            }
        }
        return order.size() - 1;
    }

    @Override
    public Explanation explain(float[] logits) {
        double[] logP = Softmax.logProbabilities(logits);
        double entropy = entropy(logP);
        float[] distance = distances(logP, entropy);
        AscendingOrder order = AscendingOrder.of(distance);
        BitSet kept = keptTokens(logits);
        List<Explanation> parts = new ArrayList<>();
        parts.add(Explanation.given("mass", mass));
        parts.add(Explanation.given("entropy H", entropy));
        double sum = 0;
        for (int rank = 0; rank < order.size() && kept.get(order.id(rank)); rank++) {
            int id = order.id(rank);
            double probability = Math.exp(logP[id]);
            sum += probability;
            parts.add(Explanation.of(
                    "cumulative probability up to token " + id,
                    "sum before + probability",
                    sum,
                    Explanation.given("probability", probability),
                    Explanation.given("distance |−log p − H|", distance[id])));
        }
        return new Explanation(
                "tokens kept", "fewest with the smallest distance and Σp ≥ mass", kept.cardinality(), parts);
    }
}
