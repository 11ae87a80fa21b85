package org.inkstone.training;

/**
 * How well a model predicts text that it was not trained on.
 *
 * @param nats sum of the cross-entropies of all scored tokens
 * @param tokens how many tokens were scored, at least 1
 */
public record HeldOutLoss(double nats, long tokens) {
    public HeldOutLoss {
        Require.atLeast("tokens", tokens, 1);
    }

    /**
     * The mean cross-entropy.
     *
     * @return nats a token
     */
    public double natsPerToken() {
        return nats / (double) tokens;
    }

    /**
     * Among how many equally likely tokens the model hesitates.
     *
     * @return at least 1
     */
    public double perplexity() {
        return Math.exp(natsPerToken());
    }

    /**
     * Bits per byte (每字节比特数), which compares models with different tokenizers: the mean for a token, times the
     * tokens of the whole text, over its bytes.
     *
     * <pre>{@code
     * bits per byte = natsPerToken · textTokens / (ln 2 · textBytes)
     * }</pre>
     *
     * @param textTokens tokens of the whole text without end-of-text, {@link PackedTokens#predictedTokens()}; those
     *     that did not fill a last window count at the mean of the others
     * @param textBytes length of the whole text in UTF-8, at least 1
     * @return at least 0
     */
    public double bitsPerByte(long textTokens, long textBytes) {
        Require.atLeast("textBytes", textBytes, 1);
        return natsPerToken() * (double) textTokens / Math.log(2) / (double) textBytes;
    }
}
