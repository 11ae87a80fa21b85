package org.inkstone.decoding.logits;

/**
 * Softmax (归一化指数函数): turns logits into the probability of each token.
 *
 * <p>The largest logit is subtracted first, so that no exponential overflows; the result does not change. Sums are in
 * double precision, ids in ascending order. A logit of -∞ gives probability 0.
 *
 * <pre>{@code
 * m        = max_j z_j
 * pᵢ       = exp(zᵢ − m) / Σ_j exp(z_j − m)              z, p: [vocabulary size]
 * log pᵢ   = zᵢ − (m + log Σ_j exp(z_j − m))             in nats
 * }</pre>
 *
 * Time and memory are linear in the vocabulary size.
 */
public final class Softmax {
    private Softmax() {}

    /**
     * The probability of each token.
     *
     * @param logits one for each token id; each finite or -∞, at least one finite
     * @return probabilities that sum to 1 up to rounding
     * @throws InvalidLogitsException if a logit is NaN or +∞, or all are -∞
     */
    public static double[] probabilities(float[] logits) {
        double max = max(logits);
        double[] p = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            p[i] = Math.exp(logits[i] - max);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    /**
     * The log-probability of each token.
     *
     * @param logits one for each token id; each finite or -∞, at least one finite
     * @return natural logarithms, each at most 0 up to rounding
     * @throws InvalidLogitsException if a logit is NaN or +∞, or all are -∞
     */
    public static double[] logProbabilities(float[] logits) {
        double norm = logSumExp(logits);
        double[] logP = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            logP[i] = logits[i] - norm;
        }
        return logP;
    }

    /**
     * The logarithm of the normalizer, {@code m + log Σ exp(z − m)}: a logit minus this is a log-probability.
     *
     * @param logits one for each token id; each finite or -∞, at least one finite
     * @return log Σ exp(z), in nats
     * @throws InvalidLogitsException if a logit is NaN or +∞, or all are -∞
     */
    public static double logSumExp(float[] logits) {
        double max = max(logits);
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - max);
        }
        return max + Math.log(sum);
    }

    /**
     * The largest logit.
     *
     * @param logits one for each token id
     * @return a finite number
     * @throws InvalidLogitsException if a logit is NaN or +∞, or all are -∞
     */
    public static float max(float[] logits) {
        requireValid(logits);
        float max = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        if (max == Float.NEGATIVE_INFINITY) {
            throw new InvalidLogitsException(
                    "at least one logit must be finite, got -Infinity for all " + logits.length + " tokens");
        }
        return max;
    }

    /**
     * Refuses logits that mean nothing. All of them may be -∞ here.
     *
     * @param logits one for each token id
     * @throws InvalidLogitsException if a logit is NaN or +∞
     */
    public static void requireValid(float[] logits) {
        for (int id = 0; id < logits.length; id++) {
            if (!(logits[id] < Float.POSITIVE_INFINITY)) {
                throw new InvalidLogitsException(
                        "logits must be finite or -Infinity, got " + logits[id] + " for token id " + id);
            }
        }
    }
}
