package org.inkstone.training;

/**
 * What one training step did.
 *
 * @param step its number, from 0
 * @param tokensSeen tokens trained on so far, this step included
 * @param loss mean cross-entropy over the step's trained tokens, before the update, in nats a token
 * @param learningRate η of the update
 * @param gradientNorm global norm of the gradient, before clipping
 * @param seconds how long the step took
 */
public record TrainingStep(
        long step, long tokensSeen, double loss, double learningRate, double gradientNorm, double seconds) {}
