package org.inkstone.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.models.config.DecoderConfig;
import org.inkstone.models.config.DropoutConfig;
import org.inkstone.models.decoder.CausalDecoder;
import org.inkstone.models.decoder.HuggingFaceModel;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The trainer on the library's own decoders, with dropout. */
class DecoderTrainingTest {
    private static final int STEPS = 150;

    @TempDir
    Path folder;

    static Stream<DecoderConfig> configs() {
        DecoderConfig gpt2 = DecoderConfig.gpt2(11, 16, 2, 2, 8).toBuilder()
                .dropout(new DropoutConfig(0.1, 0.1, 0))
                .build();
        return Stream.of(gpt2, DecoderConfig.llama(11, 16, 24, 2, 2, 1, 8));
    }

    private static CausalDecoder newDecoder(DecoderConfig config) {
        return CausalDecoder.initialize(config, JavaBackend.INSTANCE, 3);
    }

    private static Trainer newTrainer(CausalDecoder decoder) {
        TrainingOptions options = TrainingOptions.steps(STEPS)
                .withSchedule(new CosineDecay(0.01, 0.1).withWarmup(5))
                .withSeed(9);
        return new Trainer(TrainableModel.of(decoder), new NextTokenBatches(TrainerTest.alphabet(), 4, 8, 4), options);
    }

    @ParameterizedTest
    @MethodSource("configs")
    void learnsResumesAndSurvivesSavingAsAHuggingFaceFolder(DecoderConfig config) throws IOException {
        HeldOutEvaluation heldOut = new HeldOutEvaluation(TrainerTest.alphabet(), 8, 16);
        CausalDecoder decoder = newDecoder(config);
        assertEquals(Math.log(11), heldOut.evaluate(TrainableModel.of(decoder)).natsPerToken(), 0.2);
        List<TrainingStep> straight = new ArrayList<>();
        new TrainingRun(newTrainer(decoder)).listener(straight::add).run();
        double learnt = heldOut.evaluate(TrainableModel.of(decoder)).natsPerToken();
        assertTrue(learnt < 2.1, "held-out loss " + learnt);

        TrainingCheckpoint checkpoint = new TrainingCheckpoint(folder.resolve("checkpoint"));
        Trainer first = newTrainer(newDecoder(config));
        while (first.steps() < 15) {
            first.step();
        }
        checkpoint.save(first);
        CausalDecoder resumed = newDecoder(config);
        Trainer second = newTrainer(resumed);
        assertTrue(checkpoint.resume(second));
        new TrainingRun(second)
                .listener(step -> assertEquals(straight.get((int) step.step()).loss(), step.loss()))
                .run();
        decoder.parameters()
                .forEach((name, parameter) -> assertArrayEquals(
                        parameter.toArray(), resumed.parameters().get(name).toArray(), name));

        Path model = folder.resolve("model");
        HuggingFaceModel.save(decoder, model);
        CausalDecoder loaded = HuggingFaceModel.load(model, JavaBackend.INSTANCE);
        assertEquals(learnt, heldOut.evaluate(TrainableModel.of(loaded)).natsPerToken());
    }

    @ParameterizedTest
    @MethodSource("configs")
    void refusesToResumeAnotherConfiguration(DecoderConfig config) throws IOException {
        TrainingCheckpoint checkpoint = new TrainingCheckpoint(folder);
        checkpoint.save(newTrainer(newDecoder(config)));
        Trainer other = newTrainer(newDecoder(DecoderConfig.gpt2(11, 16, 1, 2, 8)));
        String message = assertThrows(IllegalArgumentException.class, () -> checkpoint.resume(other))
                .getMessage();
        assertTrue(message.contains("model must be DecoderConfig["), message);
    }
}
