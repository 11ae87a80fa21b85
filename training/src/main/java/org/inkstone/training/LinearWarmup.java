package org.inkstone.training;

/**
 * Linear warm-up (线性预热) multiplied onto another schedule, which runs on underneath.
 *
 * <pre>{@code
 * η(s, p) = min(1, (s+1)/steps) · after(s, p)
 * }</pre>
 *
 * <p>The first step has the rate {@code after/steps}, not 0: a step of rate 0 would be wasted. Unlike {@link
 * WarmupCosine} the decay starts at the first step and not at the end of the warm-up, and the peak itself is not quite
 * reached.
 *
 * @param after the schedule that is warmed up
 * @param steps length of the warm-up, at least 0; with 0 the rates are those of the other schedule
 * @paper Goyal et al. 2017, Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour, section 2.2, arXiv 1706.02677
 */
public record LinearWarmup(LearningRateSchedule after, long steps) implements LearningRateSchedule {
    public LinearWarmup {
        Require.atLeast("steps", steps, 0);
    }

    @Override
    public double rateAt(long step, double progress) {
        double rate = after.rateAt(step, progress);
        return step < steps ? rate * ((double) (step + 1) / (double) steps) : rate;
    }

    @Override
    public String describe() {
        return "LinearWarmup[after=" + after.describe() + ", steps=" + steps + "]";
    }
}
