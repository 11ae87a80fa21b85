package org.inkstone.training;

import java.util.Locale;

/** How fast a run is, and how long it will take: time spent on steps, without evaluations and checkpoints. */
final class TrainingSpeed {
    private final Trainer trainer;
    private final long tokensBefore;
    private final double progressBefore;
    private double seconds;

    TrainingSpeed(Trainer trainer) {
        this.trainer = trainer;
        this.tokensBefore = trainer.tokensSeen();
        this.progressBefore = trainer.progress();
    }

    void add(TrainingStep step) {
        seconds += step.seconds();
    }

    double tokensPerSecond() {
        return seconds > 0 ? (double) (trainer.tokensSeen() - tokensBefore) / seconds : 0;
    }

    /** Infinite while it is not known. */
    double secondsLeft() {
        double progress = trainer.progress();
        return progress > progressBefore
                ? seconds * (1 - progress) / (progress - progressBefore)
                : Double.POSITIVE_INFINITY;
    }

    /** Such as 1:02:03 or 0:09. */
    static String format(double seconds) {
        if (!(seconds < 1e9)) {
            return "?";
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
