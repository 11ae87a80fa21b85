package org.inkstone.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inkstone.nd4j.Nd4jBackend;

/**
 * Measures memory over a long training with evaluations, and prints it as CSV. To run it by hand: {@code
 * org.inkstone.training.LongRun STEPS PRINT_EVERY EVALUATE_EVERY} on the class path of the tests.
 */
final class LongRun {
    private LongRun() {}

    public static void main(String[] args) throws IOException {
        long steps = Long.parseLong(args[0]);
        long every = Long.parseLong(args[1]);
        long evaluateEvery = Long.parseLong(args[2]);
        Trainer trainer = Nd4jTraining.newTrainer(Nd4jTraining.gpt2(), steps, 2);
        HeldOutEvaluation evaluation = new HeldOutEvaluation(Nd4jTraining.text(3000), Nd4jTraining.CONTEXT, 32);
        System.out.println("step,heapUsed,rssBytes,reservedBytes,loss");
        while (!trainer.isFinished()) {
            TrainingStep step = trainer.step();
            if (trainer.steps() % evaluateEvery == 0) {
                evaluation.evaluate(trainer.model());
            }
            if (trainer.steps() % every == 0) {
                System.out.println(trainer.steps() + "," + heapUsed() + "," + residentBytes() + ","
                        + Nd4jBackend.reservedBytes() + "," + step.loss());
            }
        }
    }

    private static long heapUsed() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Resident memory of this process; 0 where the system has no /proc. */
    private static long residentBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        String line = Files.readAllLines(status).stream()
                .filter(l -> l.startsWith("VmRSS:"))
                .findFirst()
                .orElse("VmRSS: 0 kB");
        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
    }
}
