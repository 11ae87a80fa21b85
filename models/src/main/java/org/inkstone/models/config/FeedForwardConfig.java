package org.inkstone.models.config;

/**
 * The feed-forward layer (前馈层) of each block.
 *
 * <pre>{@code
 * gated (Llama and kin):  y = down(act(gate(x)) · up(x))
 * plain (GPT-2):          y = down(act(up(x)))
 * gate, up: [hiddenSize → intermediateSize],  down: [intermediateSize → hiddenSize]
 * }</pre>
 *
 * @param intermediateSize the inner width, at least 1; GPT-2: 4 · hiddenSize
 * @param activation act
 * @param bias whether the projections have biases
 * @book 前馈网络层
 */
public record FeedForwardConfig(int intermediateSize, Activation activation, boolean bias) {
    public FeedForwardConfig {
        Checks.inRange("intermediateSize", intermediateSize, 1, Integer.MAX_VALUE);
    }
}
