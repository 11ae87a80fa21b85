package org.inkstone.training;

/**
 * Linear warm-up, then cosine decay (先线性预热，后余弦衰减), counted in steps: the schedule that GPT-3 and most open
 * models were trained with.
 *
 * <pre>{@code
 * s < warmup             η = peak · (s+1)/(warmup+1)
 * warmup ≤ s < total     η = peak · (floor + (1 − floor)/2 · (1 + cos(π·(s − warmup)/(total − warmup))))
 * s ≥ total              η = peak · floor
 * }</pre>
 *
 * <p>The first step has a rate above 0, and step number {@code warmup} has the peak. A warm-up as long as the run or
 * longer is allowed: the run then ends on the rising line.
 *
 * @param peak the largest rate, at least 0
 * @param warmupSteps length of the warm-up, at least 0
 * @param totalSteps the step at which the floor is reached, at least 1
 * @param floorFraction the part of the peak that is left at the end, in [0, 1], usually 0.1
 * @paper Brown et al. 2020, Language Models are Few-Shot Learners, appendix B, arXiv 2005.14165
 */
public record WarmupCosine(double peak, long warmupSteps, long totalSteps, double floorFraction)
        implements LearningRateSchedule {
    public WarmupCosine {
        Require.notNegative("peak", peak);
        Require.atLeast("warmupSteps", warmupSteps, 0);
        Require.atLeast("totalSteps", totalSteps, 1);
        Require.inRange("floorFraction", floorFraction, 0, 1);
    }

    @Override
    // #region rate
    public double rateAt(long step, double progress) {
        if (step < warmupSteps) {
            return peak * (double) (step + 1) / (double) (warmupSteps + 1);
        }
        if (step >= totalSteps) {
            return peak * floorFraction;
        }
        double part = (double) (step - warmupSteps) / (double) (totalSteps - warmupSteps);
        return peak * CosineDecay.factor(floorFraction, part);
    }
    // #endregion rate
}
