package org.inkstone.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.inkstone.core.progress.Progress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a trainer's steps until its budget is spent, and meanwhile reports, measures and saves. None of this changes
 * what is learnt.
 *
 * <pre>{@code
 * TrainingCheckpoint checkpoint = new TrainingCheckpoint(folder);
 * checkpoint.resume(trainer);                  // goes on where an earlier process stopped, if there was one
 * new TrainingRun(trainer)
 *         .progress(bar)
 *         .evaluateEvery(500, heldOut)
 *         .saveEvery(200, checkpoint)
 *         .listener(step -> losses.add(step.loss()))
 *         .run();
 * }</pre>
 */
public final class TrainingRun {
    private static final Logger log = LoggerFactory.getLogger(TrainingRun.class);

    private final Trainer trainer;
    private Progress progress = Progress.NONE;
    private TrainingListener listener = TrainingListener.NONE;
    private @Nullable HeldOutEvaluation evaluation;
    private long evaluateEvery;
    private @Nullable TrainingCheckpoint checkpoint;
    private long saveEvery;

    /**
     * A run that reports to nobody.
     *
     * @param trainer takes the steps; fresh, or resumed from a checkpoint
     */
    public TrainingRun(Trainer trainer) {
        this.trainer = trainer;
    }

    /**
     * Shows loss, speed and the time that is left.
     *
     * @param target where to
     * @return this
     */
    public TrainingRun progress(Progress target) {
        this.progress = target;
        return this;
    }

    /**
     * Tells about every step and evaluation.
     *
     * @param target whom to
     * @return this
     */
    public TrainingRun listener(TrainingListener target) {
        this.listener = target;
        return this;
    }

    /**
     * Measures the model on held-out text now and then, and after the last step.
     *
     * @param steps after so many steps, at least 1
     * @param heldOut what to measure
     * @return this
     */
    public TrainingRun evaluateEvery(long steps, HeldOutEvaluation heldOut) {
        this.evaluateEvery = Require.atLeast("steps", steps, 1);
        this.evaluation = heldOut;
        return this;
    }

    /**
     * Saves the run now and then, and after the last step.
     *
     * @param steps after so many steps, at least 1
     * @param target where to
     * @return this
     */
    public TrainingRun saveEvery(long steps, TrainingCheckpoint target) {
        this.saveEvery = Require.atLeast("steps", steps, 1);
        this.checkpoint = target;
        return this;
    }

    /**
     * Trains until the budget is spent.
     *
     * @return the last step, null if the budget was spent before
     * @throws TrainingDivergedException if the loss or a gradient is NaN or infinite; the last checkpoint is whole
     * @throws UncheckedIOException if a checkpoint cannot be written
     */
    public @Nullable TrainingStep run() {
        TrainingStep last = null;
        TrainingSpeed speed = new TrainingSpeed(trainer);
        while (!trainer.isFinished()) {
            last = trainer.step();
            speed.add(last);
            listener.onStep(last);
            report(last, speed);
            if (evaluation != null && isDue(evaluateEvery)) {
                HeldOutLoss loss = evaluation.evaluate(trainer.model());
                log.info(String.format(
                        Locale.ROOT, "step %,d: held-out loss %.4f nats/token", last.step() + 1, loss.natsPerToken()));
                listener.onEvaluation(last, loss);
            }
            if (checkpoint != null && isDue(saveEvery)) {
                save(checkpoint);
            }
        }
        return last;
    }

    private void save(TrainingCheckpoint target) {
        try {
            target.save(trainer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isDue(long every) {
        return trainer.isFinished() || trainer.steps() % every == 0;
    }

    private void report(TrainingStep step, TrainingSpeed speed) {
        TrainingOptions options = trainer.options();
        boolean byTokens = options.tokenBudget() != TrainingOptions.UNLIMITED;
        long budget = byTokens ? options.tokenBudget() : options.stepBudget();
        long done = Math.min(budget, byTokens ? step.tokensSeen() : step.step() + 1);
        long total = budget == TrainingOptions.UNLIMITED ? -1 : budget;
        String detail = String.format(
                Locale.ROOT,
                "loss %.3f, %,.0f tokens/s, %s left",
                step.loss(),
                speed.tokensPerSecond(),
                TrainingSpeed.format(speed.secondsLeft()));
        progress.update("train", done, total, detail);
    }
}
