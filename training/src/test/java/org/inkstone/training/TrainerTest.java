package org.inkstone.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.inkstone.core.backend.UnaryOp;
import org.inkstone.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class TrainerTest {
    static TrainingBatches batches(LongFunction<TokenBatch> source) {
        return new TrainingBatches() {
            @Override
            public TokenBatch batch(long number) {
                return source.apply(number);
            }

            @Override
            public String describe() {
                return "test batches";
            }
        };
    }

    static PackedTokens alphabet() {
        return PackedTokens.of(
                IntStream.range(0, 40)
                        .mapToObj(d -> IntStream.range(0, 9)
                                .map(i -> 1 + (d + i * i) % 10)
                                .toArray())
                        .toList(),
                0);
    }

    @Test
    void agreesWithPyTorchOverFiftySteps() {
        JsonNode golden = Golden.get("tiny");
        TinyModel model = new TinyModel(11, 6, 8, 0, 1);
        model.parameters()
                .forEach((name, parameter) ->
                        parameter.assign(Golden.floats(golden.get("initial").get(name))));
        TrainingBatches batches = batches(number -> {
            JsonNode batch = golden.get("batches").get((int) number);
            return new TokenBatch(Golden.ints(batch.get("x")), Golden.ints(batch.get("y")), 4);
        });
        TrainingOptions options = TrainingOptions.steps(50)
                .withSchedule(new CosineDecay(0.02, 0.1).withWarmup(10))
                .withClipping(0.5);
        Trainer trainer = new Trainer(model, batches, options);
        List<TrainingStep> steps = new ArrayList<>();
        TrainingStep last = new TrainingRun(trainer).listener(steps::add).run();
        assertEquals(50, steps.size());
        assertEquals(steps.get(49), last);
        for (TrainingStep step : steps) {
            int i = (int) step.step();
            assertEquals(golden.get("losses").get(i).doubleValue(), step.loss(), 1e-5, "loss of step " + i);
            assertEquals(golden.get("norms").get(i).doubleValue(), step.gradientNorm(), 1e-5, "norm of step " + i);
            assertEquals(golden.get("rates").get(i).doubleValue(), step.learningRate(), 1e-15);
            assertEquals(20L * (i + 1), step.tokensSeen());
        }
        model.values()
                .forEach((name, values) ->
                        assertArrayEquals(Golden.floats(golden.get("final").get(name)), values, 1e-5f, name));

        JsonNode heldOut = golden.get("heldOut");
        int[] ids = Golden.ints(heldOut.get("tokens"));
        PackedTokens text = PackedTokens.of(List.of(Arrays.copyOfRange(ids, 1, ids.length)), 0);
        for (int batchSize : new int[] {1, 3, 100}) {
            HeldOutLoss loss = new HeldOutEvaluation(text, 7, batchSize).evaluate(model);
            assertEquals(heldOut.get("natsPerToken").doubleValue(), loss.natsPerToken(), 1e-5);
            assertEquals(heldOut.get("scored").longValue(), loss.tokens());
        }
    }

    @Test
    void meanLossIsOverTheTokensOfTheWholeStep() {
        // Token losses {4} and {1, 1, 1} make 1.75, not 2.5: a model of fixed logits, so that losses are known.
        TinyModel model = new TinyModel(2, 2, 2, 0, 1);
        model.parameters()
                .values()
                .forEach(parameter ->
                        parameter.assign(new float[parameter.shape().size()]));
        double z4 = Math.log(Math.expm1(4)); // ln(1 + eᶻ) = 4
        double z1 = Math.log(Math.expm1(1));
        // hidden 0 is +1 for token 0 and −1 for token 1, saturated; head gives logits (0, z4) or (0, z1).
        model.parameter("embedding.weight").assign(30, 0, -30, 0);
        model.parameter("hidden.weight").assign(1, 0, 0, 0);
        model.parameter("head.weight").assign(0, 0, (float) ((z4 - z1) / 2), 0);
        model.parameter("head.bias").assign(0, (float) ((z4 + z1) / 2));
        int none = TokenBatch.IGNORE;
        TrainingBatches batches = batches(number -> number % 2 == 0
                ? new TokenBatch(new int[] {0, 0, 0}, new int[] {0, none, none}, 1)
                : new TokenBatch(new int[] {1, 1, 1}, new int[] {0, 0, 0}, 1));
        TrainingStep step = new Trainer(model, batches, TrainingOptions.steps(1).withAccumulation(2)).step();
        assertEquals(1.75, step.loss(), 1e-6);
        assertEquals(4, step.tokensSeen());
    }

    @Test
    void splittingAStepIntoBatchesChangesNothing() {
        // Eight rows of different lengths, with prompts and padding masked.
        int[][] inputs = new int[8][6];
        int[][] targets = new int[8][6];
        for (int r = 0; r < 8; r++) {
            for (int t = 0; t < 6; t++) {
                inputs[r][t] = (3 * r + 5 * t + r * t) % 11;
                targets[r][t] = t < r % 3 || t > 5 - r / 2 ? TokenBatch.IGNORE : (7 * r + t * t) % 11;
            }
        }
        List<Map<String, float[]>> weights = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        for (int size : new int[] {8, 4, 2, 1}) {
            TinyModel model = new TinyModel(11, 4, 5, 0, 3);
            TrainingBatches batches = batches(number -> {
                int from = (int) (number * size % 8);
                return new TokenBatch(
                        Arrays.stream(inputs, from, from + size)
                                .flatMapToInt(Arrays::stream)
                                .toArray(),
                        Arrays.stream(targets, from, from + size)
                                .flatMapToInt(Arrays::stream)
                                .toArray(),
                        size);
            });
            TrainingOptions options = TrainingOptions.steps(3)
                    .withSchedule(new ConstantRate(0.01))
                    .withAccumulation(8 / size);
            losses.add(
                    new TrainingRun(new Trainer(model, batches, options)).run().loss());
            weights.add(model.values());
        }
        for (int i = 1; i < weights.size(); i++) {
            assertEquals(losses.get(0), losses.get(i), 1e-6);
            Map<String, float[]> split = weights.get(i);
            weights.get(0).forEach((name, whole) -> assertArrayEquals(whole, split.get(name), 1e-6f, name));
        }
    }

    @Test
    void theFirstStepChangesTheWeights() {
        TinyModel model = new TinyModel(11, 4, 5, 0, 3);
        float[] before = model.parameter("head.weight").toArray();
        TrainingOptions options = TrainingOptions.steps(2000).withSchedule(new WarmupCosine(6e-4, 2000, 600_000, 0.1));
        TrainingStep step = new Trainer(model, new NextTokenBatches(alphabet(), 2, 5, 1), options).step();
        assertTrue(step.learningRate() > 0);
        assertFalse(Arrays.equals(before, model.parameter("head.weight").toArray()));
    }

    @Test
    void learnsAndIsDeterministicWithDropout() {
        List<List<Double>> runs = new ArrayList<>();
        for (long seed : new long[] {5, 5, 6}) {
            List<Double> losses = new ArrayList<>();
            TinyModel model = new TinyModel(11, 6, 12, 0.1, 3);
            TrainingOptions options = TrainingOptions.tokens(300 * 20)
                    .withSchedule(new CosineDecay(0.03, 0.1).withWarmup(10))
                    .withSeed(seed);
            Trainer trainer = new Trainer(model, new NextTokenBatches(alphabet(), 4, 5, 1), options);
            new TrainingRun(trainer).listener(step -> losses.add(step.loss())).run();
            assertEquals(300, trainer.steps());
            assertTrue(losses.get(299) < losses.get(0) - 0.3, losses.get(0) + " to " + losses.get(299));
            runs.add(losses);
        }
        assertEquals(runs.get(0), runs.get(1));
        assertNotEquals(runs.get(0), runs.get(2), "another seed has other dropout masks");
    }

    @Test
    void stopsAtALossThatIsNotANumberAndNamesWhereItBegan() {
        TinyModel model = new TinyModel(11, 4, 5, 0, 3);
        Trainer trainer = new Trainer(model, new NextTokenBatches(alphabet(), 2, 5, 1), TrainingOptions.steps(10));
        trainer.step();
        trainer.step();
        float[] hidden = model.parameter("hidden.weight").toArray();
        hidden[3] = Float.NaN;
        model.parameter("hidden.weight").assign(hidden);
        Map<String, float[]> before = model.values();
        TrainingDivergedException thrown = assertThrows(TrainingDivergedException.class, trainer::step);
        assertEquals(2, thrown.step());
        assertTrue(thrown.getMessage().contains("step 2"), thrown.getMessage());
        assertTrue(thrown.getMessage().contains("parameter hidden.weight"), thrown.getMessage());
        model.values().forEach((name, values) -> assertArrayEquals(before.get(name), values, name));
        assertEquals(2, trainer.steps());
    }

    @Test
    void namesTheOperationIfParametersAreFinite() {
        TinyModel finite = new TinyModel(11, 4, 5, 0, 3);
        TrainableModel overflowing = new DelegatingModel(finite) {
            @Override
            public Tensor trainingLogits(int[] ids, int batch, long dropoutSeed) {
                return super.trainingLogits(ids, batch, dropoutSeed)
                        .affine(0, -1)
                        .map(UnaryOp.LOG);
            }
        };
        Trainer trainer =
                new Trainer(overflowing, new NextTokenBatches(alphabet(), 2, 5, 1), TrainingOptions.steps(10));
        String message =
                assertThrows(TrainingDivergedException.class, trainer::step).getMessage();
        assertTrue(message.contains("step 0") && message.contains("it began in LOG"), message);
    }

    @Test
    void stopsAtAGradientThatIsNotFinite() {
        TinyModel finite = new TinyModel(11, 4, 5, 0, 3);
        // √0 is finite, its slope is not.
        TrainableModel steep = new DelegatingModel(finite) {
            @Override
            public Tensor trainingLogits(int[] ids, int batch, long dropoutSeed) {
                return super.trainingLogits(ids, batch, dropoutSeed)
                        .affine(0, 0)
                        .map(UnaryOp.SQRT);
            }
        };
        Map<String, float[]> before = finite.values();
        Trainer trainer = new Trainer(steep, new NextTokenBatches(alphabet(), 2, 5, 1), TrainingOptions.steps(10));
        TrainingDivergedException thrown = assertThrows(TrainingDivergedException.class, trainer::step);
        assertTrue(thrown.getMessage().contains("embedding.weight"), thrown.getMessage());
        finite.values().forEach((name, values) -> assertArrayEquals(before.get(name), values, name));
        trainer.optimizer().firstMoments().forEach((name, moment) -> {
            for (float value : moment.toArray()) {
                assertEquals(0, value);
            }
        });
    }

    @Test
    void reportsProgressAndEvaluates() {
        List<String> reports = new ArrayList<>();
        List<Long> evaluated = new ArrayList<>();
        TinyModel model = new TinyModel(11, 4, 5, 0, 3);
        Trainer trainer = new Trainer(model, new NextTokenBatches(alphabet(), 2, 5, 1), TrainingOptions.tokens(65));
        new TrainingRun(trainer)
                .progress((task, done, total, detail) -> reports.add(task + " " + done + "/" + total + ": " + detail))
                .evaluateEvery(3, new HeldOutEvaluation(alphabet(), 5, 4))
                .listener(new TrainingListener() {
                    @Override
                    public void onStep(TrainingStep step) {
                        assertTrue(step.seconds() > 0);
                    }

                    @Override
                    public void onEvaluation(TrainingStep step, HeldOutLoss loss) {
                        evaluated.add(step.step());
                        assertEquals(Math.log(11), loss.natsPerToken(), 0.5);
                    }
                })
                .run();
        assertEquals(List.of(2L, 5L, 6L), evaluated);
        assertEquals(7, reports.size());
        assertTrue(
                reports.get(6).matches("train 65/65: loss \\d\\.\\d{3}, [\\d,]+ tokens/s, 0:00 left"), reports.get(6));
        assertTrue(reports.get(0).startsWith("train 10/65: "), reports.get(0));
    }

    @Test
    void memoryStaysFlat() {
        TinyModel model = new TinyModel(11, 16, 32, 0.1, 3);
        Trainer trainer = new Trainer(model, new NextTokenBatches(alphabet(), 4, 8, 1), TrainingOptions.steps(2000));
        while (trainer.steps() < 200) {
            trainer.step();
        }
        long early = usedHeap();
        while (!trainer.isFinished()) {
            trainer.step();
        }
        long growth = usedHeap() - early;
        // One step's tensors take about 150 kB: if steps were retained, 1,800 of them would take 270 MB.
        assertTrue(growth < 4_000_000, "the heap grew by " + growth + " bytes in 1,800 steps");
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    @Test
    void refusesBadInput() {
        assertThrows(IllegalArgumentException.class, () -> TrainingOptions.steps(0));
        assertThrows(IllegalArgumentException.class, () -> TrainingOptions.tokens(-5));
        assertThrows(
                IllegalArgumentException.class, () -> TrainingOptions.steps(1).withAccumulation(0));
        assertThrows(
                IllegalArgumentException.class, () -> TrainingOptions.steps(1).withClipping(-1));
        TrainingBatches ignored = batches(n -> new TokenBatch(new int[] {1}, new int[] {TokenBatch.IGNORE}, 1));
        Trainer trainer = new Trainer(new TinyModel(11, 4, 5, 0, 3), ignored, TrainingOptions.steps(1));
        assertThrows(IllegalArgumentException.class, trainer::step);
        assertThrows(IllegalArgumentException.class, () -> new HeldOutEvaluation(alphabet(), 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new HeldOutEvaluation(alphabet(), 399, 1));
        assertThrows(IllegalArgumentException.class, () -> new HeldOutLoss(1, 0));
    }

    @Test
    void bitsPerByteScalesTheMeanToTheWholeText() {
        HeldOutLoss loss = new HeldOutLoss(2 * Math.log(2), 1);
        assertEquals(2 * 300 / 1000.0, loss.bitsPerByte(300, 1000), 1e-12);
        assertEquals(4, loss.perplexity(), 1e-12);
    }
}
