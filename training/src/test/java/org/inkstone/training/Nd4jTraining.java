package org.inkstone.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.backend.TensorBackends;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.config.DecoderConfig;
import org.inkstone.models.config.DropoutConfig;
import org.inkstone.models.decoder.CausalDecoder;

/**
 * A short training on the preferred backend, large enough that its kernels and matrix products are split over threads.
 * As a program it prints every figure of every step to the last bit.
 */
final class Nd4jTraining {
    static final int VOCABULARY = 500;
    static final int CONTEXT = 64;

    private Nd4jTraining() {}

    static DecoderConfig gpt2() {
        return DecoderConfig.gpt2(VOCABULARY, 64, 2, 4, CONTEXT).toBuilder()
                .dropout(new DropoutConfig(0.1, 0.1, 0))
                .build();
    }

    static DecoderConfig llama() {
        return DecoderConfig.llama(VOCABULARY, 64, 160, 2, 4, 2, CONTEXT);
    }

    /** A text in which each token depends on the one before, with noise. */
    static PackedTokens text(int tokens) {
        SplittableRandom random = new SplittableRandom(7);
        int[] ids = new int[tokens];
        for (int i = 1; i < tokens; i++) {
            ids[i] = 1 + (random.nextInt(4) == 0 ? random.nextInt(VOCABULARY - 1) : (ids[i - 1] * 17 + 5) % 499);
        }
        return PackedTokens.of(List.of(ids), 0);
    }

    static Trainer newTrainer(DecoderConfig config, long steps, int batch) {
        TensorBackend backend = TensorBackends.preferred();
        TrainingOptions options = TrainingOptions.steps(steps)
                .withSchedule(new CosineDecay(3e-3, 0.1).withWarmup(5))
                .withSeed(11);
        return new Trainer(
                TrainableModel.of(CausalDecoder.initialize(config, backend, 3)),
                new NextTokenBatches(text(20_000), batch, CONTEXT, 4),
                options);
    }

    /** Loss and norm of each step, the held-out loss, and the sum of all weights' bits. */
    static List<String> run(DecoderConfig config) {
        Trainer trainer = newTrainer(config, 4, 16);
        List<String> lines = new ArrayList<>();
        new TrainingRun(trainer)
                .listener(step -> lines.add(step.step() + " " + Double.toHexString(step.loss()) + " "
                        + Double.toHexString(step.gradientNorm())))
                .run();
        HeldOutLoss heldOut = new HeldOutEvaluation(text(3000), CONTEXT, 20).evaluate(trainer.model());
        lines.add("held out " + Double.toHexString(heldOut.nats()));
        long bits = 0;
        for (Map.Entry<String, Tensor> entry : trainer.model().parameters().entrySet()) {
            for (float value : entry.getValue().toArray()) {
                bits = bits * 31 + Float.floatToRawIntBits(value);
            }
        }
        lines.add("weights " + Long.toHexString(bits));
        return lines;
    }

    public static void main(String[] args) throws IOException {
        System.out.println("backend " + TensorBackends.preferred().name());
        run(gpt2()).forEach(System.out::println);
        run(llama()).forEach(System.out::println);
    }
}
