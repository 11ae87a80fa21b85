package org.inkstone.training;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the loss or a gradient is NaN or infinite. The weights are those before the step, and checkpoints that
 * were written before are whole.
 */
public final class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long step;

    TrainingDivergedException(long step, @Nullable String what, @Nullable Throwable cause) {
        super("training diverged at step " + step + ": " + what, cause);
        this.step = step;
    }

    /**
     * When it happened.
     *
     * @return the number of the step that failed, from 0
     */
    public long step() {
        return step;
    }
}
