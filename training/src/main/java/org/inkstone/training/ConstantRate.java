package org.inkstone.training;

/**
 * A constant learning rate (恒定学习率).
 *
 * @param rate η, at least 0
 */
public record ConstantRate(double rate) implements LearningRateSchedule {
    public ConstantRate {
        Require.notNegative("rate", rate);
    }

    @Override
    public double rateAt(long step, double progress) {
        return rate;
    }
}
