package org.inkstone.examples.command;

import org.inkstone.training.AdamW;
import org.inkstone.training.TrainingOptions;
import org.inkstone.training.WarmupCosine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code train} that say how the weights are found; mixed into the command. */
final class OptimizationOptions {
    private static final double RATE_TIMES_WIDTH = 0.5;
    private static final double LARGEST_DEFAULT_RATE = 4e-3;
    private static final double FLOOR = 0.1;

    @Option(
            names = "--batch",
            required = true,
            paramLabel = "B",
            description = "Windows of --context tokens in a batch.")
    private int batch;

    @Option(names = "--steps", required = true, paramLabel = "N", description = "How many updates of the weights.")
    private long steps;

    @Option(
            names = "--accumulation",
            defaultValue = "1",
            paramLabel = "N",
            description = "Batches whose gradients make one step; default ${DEFAULT-VALUE}.")
    private int accumulation = 1;

    @Option(
            names = "--learning-rate",
            paramLabel = "R",
            description = "The peak of the learning rate, from which a cosine falls to a tenth; default 0.5 / --width,"
                    + " at most 0.004: about what GPT-3 used from width 768 to 12288.")
    private @Nullable Double learningRate;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Steps in which the rate rises to its peak; default a tenth of --steps, at most 100.")
    private @Nullable Long warmup;

    @Option(
            names = "--weight-decay",
            defaultValue = "0.1",
            paramLabel = "W",
            description = "AdamW's weight decay; default ${DEFAULT-VALUE}.")
    private double weightDecay = AdamW.Options.DEFAULT.weightDecay();

    @Option(
            names = "--clip",
            defaultValue = "1",
            paramLabel = "NORM",
            description = "The longest gradient; a longer one is shortened; default ${DEFAULT-VALUE}.")
    private double clip = 1;

    @Option(
            names = "--seed",
            defaultValue = "0",
            paramLabel = "S",
            description = "Decides first weights, batches, dropout and validation text; default ${DEFAULT-VALUE}.")
    private long seed;

    int batch() {
        return batch;
    }

    long seed() {
        return seed;
    }

    /** What decides the run, for a model of a width. */
    TrainingOptions training(int width) {
        OptionRange.atLeast("--batch", batch, 1);
        OptionRange.atLeast("--steps", steps, 1);
        OptionRange.atLeast("--accumulation", accumulation, 1);
        double peak = learningRate != null ? learningRate : defaultRate(width);
        OptionRange.below("--learning-rate", peak, 0, Double.POSITIVE_INFINITY);
        long rising = warmup != null ? warmup : Math.min(100, steps / 10);
        OptionRange.atLeast("--warmup", rising, 0);
        OptionRange.below("--weight-decay", weightDecay, 0, Double.POSITIVE_INFINITY);
        if (!(clip > 0)) {
            throw new IllegalArgumentException("--clip must be above 0, got " + clip);
        }
        AdamW.Options usual = AdamW.Options.DEFAULT;
        return TrainingOptions.steps(steps)
                .withSchedule(new WarmupCosine(peak, rising, steps, FLOOR))
                .withOptimizer(
                        new AdamW.Options(usual.beta1(), usual.beta2(), usual.epsilon(), weightDecay, usual.decayed()))
                .withClipping(clip)
                .withAccumulation(accumulation)
                .withSeed(seed);
    }

    private static double defaultRate(int width) {
        return Math.min(LARGEST_DEFAULT_RATE, RATE_TIMES_WIDTH / width);
    }
}
