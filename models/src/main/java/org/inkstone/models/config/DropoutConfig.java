package org.inkstone.models.config;

/**
 * Dropout rates (随机失活) during training: the share of values set to zero; the rest grows by 1/(1 − rate).
 *
 * @param residual on what attention and feed-forward layer add to the residual stream, in [0, 1]; GPT-2: 0.1
 * @param embedding on the sum of token and position embedding, in [0, 1]; GPT-2: 0.1
 * @param attention on the attention weights, in [0, 1]; GPT-2: 0.1
 */
public record DropoutConfig(double residual, double embedding, double attention) {
    /** No dropout, as in Llama and its kin, and as nearly always when a model is not trained further. */
    public static final DropoutConfig NONE = new DropoutConfig(0, 0, 0);

    public DropoutConfig {
        Checks.inRange("residual dropout", residual, 0, 1);
        Checks.inRange("embedding dropout", embedding, 0, 1);
        Checks.inRange("attention dropout", attention, 0, 1);
    }
}
