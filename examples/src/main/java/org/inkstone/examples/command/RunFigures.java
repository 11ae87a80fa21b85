package org.inkstone.examples.command;

import org.inkstone.training.Trainer;
import org.inkstone.training.TrainingListener;
import org.inkstone.training.TrainingStep;
import org.jspecify.annotations.Nullable;

/** Adds up what the steps of this process did; a resumed run counts only its own. */
final class RunFigures implements TrainingListener {
    private final long tokensBefore;
    private @Nullable TrainingStep last;
    private double seconds;

    RunFigures(Trainer trainer) {
        this.tokensBefore = trainer.tokensSeen();
    }

    @Override
    public void onStep(TrainingStep step) {
        last = step;
        seconds += step.seconds();
    }

    /** The result line. */
    String toJson(long steps, @Nullable Double validationLoss) {
        Double loss = last == null ? null : last.loss();
        Double speed = last == null ? null : (double) (last.tokensSeen() - tokensBefore) / seconds;
        return "{\"loss\":" + loss + ",\"validationLoss\":" + validationLoss + ",\"tokensPerSecond\":" + speed
                + ",\"steps\":" + steps + "}";
    }
}
