package org.inkstone.training;

/** Who wants to know how training goes. Called on the training thread, which waits. */
@FunctionalInterface
public interface TrainingListener {
    /** Listens to nothing. */
    TrainingListener NONE = step -> {};

    /**
     * A step was taken.
     *
     * @param step its figures
     */
    void onStep(TrainingStep step);

    /**
     * The model was measured on held-out text.
     *
     * @param step the step that was taken before
     * @param loss what was measured
     */
    default void onEvaluation(TrainingStep step, HeldOutLoss loss) {}
}
