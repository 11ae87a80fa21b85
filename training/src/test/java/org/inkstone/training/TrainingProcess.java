package org.inkstone.training;

import java.io.IOException;
import java.nio.file.Path;

/** A training run in a process of its own, for tests that kill it: saves after every step, then prints it. */
final class TrainingProcess {
    static final long STEPS = 40;

    private TrainingProcess() {}

    static Trainer newTrainer() {
        TrainingOptions options = TrainingOptions.steps(STEPS)
                .withSchedule(new CosineDecay(0.02, 0.1).withWarmup(5))
                .withAccumulation(2)
                .withSeed(9);
        return new Trainer(
                new TinyModel(11, 6, 8, 0.2, 3), new NextTokenBatches(TrainerTest.alphabet(), 3, 5, 4), options);
    }

    static String line(TrainingStep step) {
        return step.step() + " " + step.loss() + " " + step.gradientNorm() + " " + step.learningRate() + " "
                + step.tokensSeen();
    }

    public static void main(String[] args) throws IOException {
        TrainingCheckpoint checkpoint = new TrainingCheckpoint(Path.of(args[0]));
        Trainer trainer = newTrainer();
        checkpoint.resume(trainer);
        while (!trainer.isFinished()) {
            TrainingStep step = trainer.step();
            System.out.println("step " + line(step));
            checkpoint.save(trainer);
            System.out.println("saved " + step.step());
        }
    }
}
