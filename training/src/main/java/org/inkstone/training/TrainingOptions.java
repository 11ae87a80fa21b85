package org.inkstone.training;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What decides a training run, besides the model and the data. Two runs with equal options, data and initial weights
 * have equal losses.
 *
 * <pre>{@code
 * TrainingOptions options = TrainingOptions.tokens(1_500_000)
 *         .withSchedule(new CosineDecay(4e-3, 0.1).withWarmup(100))
 *         .withSeed(1);
 * }</pre>
 *
 * @param tokenBudget the run ends when so many tokens were trained on, at least 1; {@link #UNLIMITED} if steps decide
 * @param stepBudget the run ends after so many steps, at least 1; {@link #UNLIMITED} if tokens decide
 * @param schedule the learning rate, default {@code CosineDecay(1e-3, 0.1)} with 100 steps of warm-up
 * @param optimizer constants of AdamW, default {@link AdamW.Options#DEFAULT}
 * @param clipping the longest gradient, default 1
 * @param accumulation batches whose gradients make one step, at least 1, default 1
 * @param seed decides the dropout masks, default 0
 */
public record TrainingOptions(
        long tokenBudget,
        long stepBudget,
        LearningRateSchedule schedule,
        AdamW.Options optimizer,
        GradientClipping clipping,
        int accumulation,
        long seed) {
    /** A budget that never ends a run. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    public TrainingOptions {
        Require.atLeast("tokenBudget", tokenBudget, 1);
        Require.atLeast("stepBudget", stepBudget, 1);
        Require.atLeast("accumulation", accumulation, 1);
    }

    private TrainingOptions(long tokenBudget, long stepBudget) {
        this(
                tokenBudget,
                stepBudget,
                new CosineDecay(1e-3, 0.1).withWarmup(100),
                AdamW.Options.DEFAULT,
                new GradientClipping(1),
                1,
                0);
    }

    /**
     * Defaults for a run that ends after a number of tokens.
     *
     * @param budget tokens, at least 1
     * @return the options
     */
    public static TrainingOptions tokens(long budget) {
        return new TrainingOptions(budget, UNLIMITED);
    }

    /**
     * Defaults for a run that ends after a number of steps.
     *
     * @param budget steps, at least 1
     * @return the options
     */
    public static TrainingOptions steps(long budget) {
        return new TrainingOptions(UNLIMITED, budget);
    }

    /**
     * Changes the learning rate.
     *
     * @param changed the schedule
     * @return changed options
     */
    public TrainingOptions withSchedule(LearningRateSchedule changed) {
        return new TrainingOptions(tokenBudget, stepBudget, changed, optimizer, clipping, accumulation, seed);
    }

    /**
     * Changes the constants of AdamW.
     *
     * @param changed the constants
     * @return changed options
     */
    public TrainingOptions withOptimizer(AdamW.Options changed) {
        return new TrainingOptions(tokenBudget, stepBudget, schedule, changed, clipping, accumulation, seed);
    }

    /**
     * Changes the longest gradient.
     *
     * @param maxNorm above 0; positive infinity never clips
     * @return changed options
     */
    public TrainingOptions withClipping(double maxNorm) {
        return new TrainingOptions(
                tokenBudget, stepBudget, schedule, optimizer, new GradientClipping(maxNorm), accumulation, seed);
    }

    /**
     * Changes how many batches make one step.
     *
     * @param changed at least 1
     * @return changed options
     */
    public TrainingOptions withAccumulation(int changed) {
        return new TrainingOptions(tokenBudget, stepBudget, schedule, optimizer, clipping, changed, seed);
    }

    /**
     * Changes the dropout masks.
     *
     * @param changed any number
     * @return changed options
     */
    public TrainingOptions withSeed(long changed) {
        return new TrainingOptions(tokenBudget, stepBudget, schedule, optimizer, clipping, accumulation, changed);
    }

    /** The part of the budget that is spent, in [0, 1]. */
    double progress(long steps, long tokens) {
        double part = Math.max((double) steps / (double) stepBudget, (double) tokens / (double) tokenBudget);
        return Math.min(1, part);
    }

    /** What a checkpoint remembers, each difference of which forbids to resume. */
    Map<String, String> describe() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("tokenBudget", tokenBudget == UNLIMITED ? "unlimited" : Long.toString(tokenBudget));
        described.put("stepBudget", stepBudget == UNLIMITED ? "unlimited" : Long.toString(stepBudget));
        described.put("schedule", schedule.describe());
        described.put("optimizer", optimizer.toString());
        described.put("clipping", Double.toString(clipping.maxNorm()));
        described.put("accumulation", Integer.toString(accumulation));
        described.put("seed", Long.toString(seed));
        return described;
    }
}
