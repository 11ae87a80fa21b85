package org.inkstone.training;

/**
 * Linear decay (线性衰减) from a peak to a floor over the whole budget.
 *
 * <pre>{@code
 * η(p) = peak · (1 − (1 − floor)·p)        p = progress in [0, 1]
 * }</pre>
 *
 * @param peak the rate at the start, at least 0
 * @param floorFraction the part of the peak that is left at the end, in [0, 1], usually 0
 */
public record LinearDecay(double peak, double floorFraction) implements LearningRateSchedule {
    public LinearDecay {
        Require.notNegative("peak", peak);
        Require.inRange("floorFraction", floorFraction, 0, 1);
    }

    @Override
    public double rateAt(long step, double progress) {
        return peak * (1 - (1 - floorFraction) * Math.min(1, progress));
    }
}
