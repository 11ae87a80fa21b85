package org.inkstone.core.backend;

/**
 * The numbers of one AdamW update; see {@link TensorBackend#adamW}.
 *
 * @param learningRate η, at least 0
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param epsilon added to the root of the second moment, above 0
 * @param weightDecay λ, at least 0
 * @param step number of this update, from 1
 * @param gradientScale what gradients are multiplied by first: the factor of gradient clipping
 */
public record AdamWStep(
        double learningRate,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        long step,
        double gradientScale) {}
