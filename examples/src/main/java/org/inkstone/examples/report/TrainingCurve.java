package org.inkstone.examples.report;

import java.util.List;

/**
 * How the loss fell.
 *
 * @param tokens training tokens seen in all
 * @param points moments of the training, in their order
 */
public record TrainingCurve(long tokens, List<Point> points) {
    public TrainingCurve {
        Require.notNegative("tokens", tokens);
        points = List.copyOf(points);
    }

    /**
     * One moment of the training.
     *
     * @param tokens training tokens seen
     * @param loss cross-entropy of the batch, in nats per token
     * @param smoothed the moving average of the loss, in nats per token
     * @param learningRate the learning rate of the step
     */
    public record Point(long tokens, double loss, double smoothed, double learningRate) {
        public Point {
            Require.notNegative("tokens", tokens);
            Require.notNegative("loss", loss);
            Require.notNegative("smoothed", smoothed);
            Require.notNegative("learningRate", learningRate);
        }
    }
}
