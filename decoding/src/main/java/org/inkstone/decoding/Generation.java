package org.inkstone.decoding;

import java.util.List;

/**
 * What a {@link DecodingStrategy} wrote (生成结果).
 *
 * @param hypotheses the continuations found, the best first, at least one; only beam search finds several
 */
public record Generation(List<Hypothesis> hypotheses) {
    public Generation {
        hypotheses = List.copyOf(hypotheses);
        if (hypotheses.isEmpty()) {
            throw new IllegalArgumentException("hypotheses must hold at least one, got none");
        }
    }

    /**
     * The best continuation.
     *
     * @return the first hypothesis
     */
    public Hypothesis best() {
        return hypotheses.get(0);
    }

    /**
     * The generated tokens of the best continuation.
     *
     * @return ids without the prompt; a closing end token is included
     */
    public List<Integer> ids() {
        return best().ids();
    }

    /**
     * The tokens of the best continuation to show.
     *
     * @return a fresh array without the closing end token
     */
    public int[] textIds() {
        return best().textIds();
    }

    /**
     * The score of the best continuation.
     *
     * @return higher is better
     */
    public double score() {
        return best().score();
    }

    /**
     * Why the best continuation ended.
     *
     * @return the reason
     */
    public FinishReason finishReason() {
        return best().finishReason();
    }
}
