package org.inkstone.decoding.logits;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.inkstone.core.explain.Explanation;

/**
 * Min-p sampling (min-p 采样): keeps the tokens that are at least a given fraction as likely as the likeliest one.
 *
 * <p>The threshold moves with the model's confidence: it is high when one token stands out and low when none does.
 *
 * <pre>{@code
 * keep i  ⇔  pᵢ ≥ minP · max_j p_j
 * }</pre>
 *
 * <p>Linear in the vocabulary size. A token that is exactly at the threshold stays.
 *
 * <p>Implementation note: probabilities and the threshold are rounded to single precision before the comparison, as in
 * the reference. If tokens tie for {@code minTokensToKeep}, the lower ids stay.
 *
 * @param minP the fraction, in [0, 1]; often 0.05 to 0.1; 0 keeps everything
 * @param minTokensToKeep keep at least so many, at least 1; default 1
 * @paper Nguyen, Baker, Neo, Roush, Kirsch, Shwartz-Ziv 2025, Turning Up the Heat: Min-p Sampling for Creative and
 *     Coherent LLM Outputs, ICLR, section 3, arXiv 2407.01082
 */
public record MinP(double minP, int minTokensToKeep) implements TruncationProcessor {
    public MinP {
        if (!(minP >= 0 && minP <= 1)) {
            throw new IllegalArgumentException("minP must be in [0, 1], got " + minP);
        }
        if (minTokensToKeep < 1) {
            throw new IllegalArgumentException("minTokensToKeep must be at least 1, got " + minTokensToKeep);
        }
    }

    /**
     * Keeps at least one token.
     *
     * @param minP the fraction, in [0, 1]
     */
    public MinP(double minP) {
        this(minP, 1);
    }

    @Override
    public BitSet keptTokens(float[] logits) {
        double[] probabilities = Softmax.probabilities(logits);
        float threshold = threshold(probabilities);
        BitSet kept = new BitSet(logits.length);
        for (int id = 0; id < logits.length; id++) {
            if ((float) probabilities[id] >= threshold) {
                kept.set(id);
            }
        }
        if (kept.cardinality() < minTokensToKeep) {
            keepLikeliest(logits, kept);
        }
        return kept;
    }

    private void keepLikeliest(float[] logits, BitSet kept) {
        float[] negated = new float[logits.length]; // ascending here is descending there, lower ids first
        for (int id = 0; id < logits.length; id++) {
            negated[id] = -logits[id];
        }
        AscendingOrder order = AscendingOrder.of(negated);
        for (int rank = 0; rank < Math.min(minTokensToKeep, order.size()); rank++) {
            kept.set(order.id(rank));
        }
    }

    private float threshold(double[] probabilities) {
        float top = 0;
        for (double p : probabilities) {
            top = Math.max(top, (float) p);
        }
        return (float) minP * top;
    }

    @Override
    public Explanation explain(float[] logits) {
        double[] probabilities = Softmax.probabilities(logits);
        BitSet kept = keptTokens(logits);
        List<Explanation> parts = new ArrayList<>();
        parts.add(Explanation.given("minP", minP));
        parts.add(Explanation.given("threshold τ = minP · max p", threshold(probabilities)));
        kept.stream().forEach(id -> parts.add(Explanation.given("probability of token " + id, probabilities[id])));
        return new Explanation("tokens kept", "number of probabilities ≥ τ", kept.cardinality(), parts);
    }
}
