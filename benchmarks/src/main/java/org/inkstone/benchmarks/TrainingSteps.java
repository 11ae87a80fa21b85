package org.inkstone.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.models.config.DecoderConfig;
import org.inkstone.models.decoder.CausalDecoder;
import org.inkstone.training.ConstantRate;
import org.inkstone.training.TrainableModel;
import org.inkstone.training.Trainer;
import org.inkstone.training.TrainingOptions;

/** Training steps of our GPT-2: forward, backward, clipping at 1, AdamW. A run's time is that of its median step. */
final class TrainingSteps implements Contestant {
    private static final double LEARNING_RATE = 3e-4;

    private final Trainer trainer;
    private final int steps;

    TrainingSteps(DecoderConfig config, TensorBackend backend, int batch, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, got " + steps);
        }
        this.trainer = new Trainer(
                TrainableModel.of(CausalDecoder.initialize(config, backend, 1)),
                new RandomBatches(batch, config.maxPositions(), config.vocabularySize(), 1),
                TrainingOptions.steps(TrainingOptions.UNLIMITED).withSchedule(new ConstantRate(LEARNING_RATE)));
        this.steps = steps;
    }

    @Override
    public String name() {
        return "Inkstone (" + trainer.model().backend().name() + ")";
    }

    @Override
    public double seconds() {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            seconds.add(trainer.step().seconds());
        }
        return Timings.median(seconds);
    }
}
