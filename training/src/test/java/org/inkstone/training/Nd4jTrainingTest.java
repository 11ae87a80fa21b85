package org.inkstone.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.inkstone.core.backend.TensorBackends;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.config.DecoderConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training on the backend that users run on. */
class Nd4jTrainingTest {
    @TempDir
    Path folder;

    @Test
    void theNumberOfThreadsChangesNoBit() throws Exception {
        List<String> expected = null;
        for (int threads = 1; threads <= 3; threads++) {
            List<String> lines = ChildJvm.run(List.of("-Xmx256m", "-Dinkstone.threads=" + threads), Nd4jTraining.class);
            List<String> figures = lines.subList(lines.indexOf("backend nd4j") + 1, lines.size());
            assertEquals(12, figures.size(), lines.toString());
            expected = expected == null ? figures : expected;
            assertEquals(expected, figures, threads + " threads");
        }
    }

    @Test
    void twoTrainingsAtOnceAreEachAsIfAlone() throws Exception {
        List<DecoderConfig> configs = List.of(Nd4jTraining.gpt2(), Nd4jTraining.llama(), Nd4jTraining.gpt2());
        List<Callable<List<String>>> runs = new ArrayList<>();
        for (DecoderConfig config : configs) {
            runs.add(() -> Nd4jTraining.run(config));
        }
        ExecutorService threads = Executors.newFixedThreadPool(runs.size());
        try {
            List<Future<List<String>>> together = threads.invokeAll(runs);
            for (int i = 0; i < configs.size(); i++) {
                assertEquals(runs.get(i).call(), together.get(i).get(), "model " + i);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void divergenceIsNamedAndKeepsTheLastGoodCheckpoint(float bad) throws IOException {
        for (String name :
                List.of("transformer.h.1.mlp.c_fc.weight", "transformer.wte.weight", "transformer.h.0.ln_1.bias")) {
            TrainingCheckpoint checkpoint = new TrainingCheckpoint(folder.resolve(name));
            Trainer trainer = Nd4jTraining.newTrainer(Nd4jTraining.gpt2(), 5, 2);
            trainer.step();
            trainer.step();
            checkpoint.save(trainer);
            Tensor weight = trainer.parameters().get(name);
            float[] values = weight.toArray();
            java.util.Arrays.fill(values, bad); // a rare token's row alone would not reach the loss
            weight.assign(values);
            TrainingDivergedException thrown = assertThrows(
                    TrainingDivergedException.class,
                    () -> new TrainingRun(trainer).saveEvery(1, checkpoint).run());
            assertEquals(2, thrown.step());
            assertTrue(thrown.getMessage().startsWith("training diverged at step 2: "), thrown.getMessage());
            assertTrue(thrown.getMessage().contains("parameter " + name), thrown.getMessage());
            assertThrows(TrainingDivergedException.class, () -> checkpoint.save(trainer));
            Trainer resumed = Nd4jTraining.newTrainer(Nd4jTraining.gpt2(), 5, 2);
            assertTrue(checkpoint.resume(resumed));
            assertEquals(2, resumed.steps());
            assertTrue(Double.isFinite(resumed.step().loss()));
        }
    }

    @Test
    void theFirstOperationIsNamedIfTheWeightsAreFinite() {
        Trainer trainer = Nd4jTraining.newTrainer(Nd4jTraining.gpt2(), 5, 2);
        Tensor weight = trainer.parameters().get("transformer.h.0.mlp.c_fc.weight");
        float[] values = weight.toArray();
        java.util.Arrays.fill(values, Float.MAX_VALUE);
        weight.assign(values);
        String message =
                assertThrows(TrainingDivergedException.class, trainer::step).getMessage();
        assertTrue(message.contains("step 0") && message.contains("it began in linear"), message);
    }

    @Test
    void theseTestsRunOnNd4j() {
        assertEquals("nd4j", TensorBackends.preferred().name());
    }
}
