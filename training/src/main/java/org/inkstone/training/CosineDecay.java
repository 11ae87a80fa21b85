package org.inkstone.training;

/**
 * Cosine decay (余弦衰减) from a peak to a floor over the whole budget: slow at both ends, fast in the middle.
 *
 * <pre>{@code
 * η(p) = peak · (floor + (1 − floor)/2 · (1 + cos πp))        p = progress in [0, 1]
 * }</pre>
 *
 * @param peak the rate at the start, at least 0
 * @param floorFraction the part of the peak that is left at the end, in [0, 1], usually 0.1
 * @paper Loshchilov and Hutter 2017, SGDR: Stochastic Gradient Descent with Warm Restarts, equation 5, arXiv 1608.03983
 */
public record CosineDecay(double peak, double floorFraction) implements LearningRateSchedule {
    public CosineDecay {
        Require.notNegative("peak", peak);
        Require.inRange("floorFraction", floorFraction, 0, 1);
    }

    @Override
    public double rateAt(long step, double progress) {
        return peak * factor(floorFraction, Math.min(1, progress));
    }

    /** StrictMath, so that the rates of a resumed run do not depend on the machine. */
    static double factor(double floor, double progress) {
        return floor + (1 - floor) / 2 * (1 + StrictMath.cos(Math.PI * progress));
    }
}
