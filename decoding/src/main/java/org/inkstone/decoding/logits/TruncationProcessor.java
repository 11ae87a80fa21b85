package org.inkstone.decoding.logits;

import java.util.BitSet;
import org.inkstone.core.explain.Explanation;

/**
 * A {@link LogitsProcessor} that cuts off the unlikely tokens (截断采样) by the distribution alone, and can explain its
 * cut.
 *
 * <p>The logits of the tokens that stay are not touched; softmax later shares the whole probability among them.
 */
public interface TruncationProcessor extends LogitsProcessor {
    /**
     * Which tokens stay.
     *
     * @param logits one for each token id, in nats; each finite or -∞, at least one finite; not changed
     * @return the ids that stay; of the tokens whose logit is -∞ already, any may be among them
     * @throws InvalidLogitsException if a logit is NaN or +∞, or all are -∞
     */
    BitSet keptTokens(float[] logits);

    /**
     * How the cut came about.
     *
     * @param logits as for {@link #keptTokens}
     * @return the number of tokens kept, with the numbers that decided
     * @throws InvalidLogitsException if a logit is NaN or +∞, or all are -∞
     */
    Explanation explain(float[] logits);

    /**
     * Sets the logits of the tokens that do not stay to -∞. Logits that are all -∞ stay as they are.
     *
     * @param history not looked at
     * @param logits changed in place
     * @throws InvalidLogitsException if a logit is NaN or +∞
     */
    @Override
    default void process(TokenHistory history, float[] logits) {
        Softmax.requireValid(logits);
        if (!hasFinite(logits)) {
            return;
        }
        BitSet kept = keptTokens(logits);
        for (int id = kept.nextClearBit(0); id < logits.length; id = kept.nextClearBit(id + 1)) {
            logits[id] = Float.NEGATIVE_INFINITY;
        }
    }

    private static boolean hasFinite(float[] logits) {
        for (float logit : logits) {
            if (logit != Float.NEGATIVE_INFINITY) {
                return true;
            }
        }
        return false;
    }
}
