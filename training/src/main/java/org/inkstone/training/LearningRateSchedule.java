package org.inkstone.training;

/**
 * A learning rate schedule (学习率调度): how large the optimizer's steps are in the course of a run.
 *
 * <p>A schedule is a pure function of where the run stands, so a resumed run has the very rates of an uninterrupted
 * one. The usual shape is a short warm-up, while Adam's moments are still poor estimates, and then a slow decay:
 *
 * <pre>{@code
 * // the rate at step s after a part p of the budget: 4e-3 · min(1, (s+1)/100) · (0.1 + 0.45·(1 + cos πp))
 * LearningRateSchedule schedule = new CosineDecay(4e-3, 0.1).withWarmup(100);
 * }</pre>
 *
 * @see WarmupCosine
 */
@FunctionalInterface
public interface LearningRateSchedule {
    /**
     * The rate of one step.
     *
     * @param step how many steps were taken before, from 0
     * @param progress the part of the run's budget that is spent, in [0, 1]
     * @return η, at least 0
     */
    double rateAt(long step, double progress);

    /**
     * Multiplies the first rates with a rising line; the decay runs on underneath. See {@link LinearWarmup}.
     *
     * @param steps length of the warm-up; 0 leaves the schedule as it is
     * @return this schedule with a warm-up
     * @throws IllegalArgumentException if steps is negative
     */
    default LearningRateSchedule withWarmup(long steps) {
        return new LinearWarmup(this, steps);
    }

    /**
     * What a checkpoint remembers of the schedule, to refuse resuming with another one.
     *
     * @return name and parameters if the schedule is a record, else {@code "custom"}
     */
    default String describe() {
        return getClass().isRecord() ? toString() : "custom";
    }
}
