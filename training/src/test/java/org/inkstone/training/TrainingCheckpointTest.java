package org.inkstone.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCheckpointTest {
    @TempDir
    Path folder;

    private static Map<String, float[]> values(Trainer trainer) {
        return ((TinyModel) trainer.model()).values();
    }

    private static void assertSameWeights(Trainer expected, Trainer actual) {
        Map<String, float[]> values = values(actual);
        values(expected).forEach((name, value) -> assertArrayEquals(value, values.get(name), name));
    }

    private static List<String> straightRun(Trainer trainer) {
        List<String> lines = new ArrayList<>();
        new TrainingRun(trainer)
                .listener(step -> lines.add(TrainingProcess.line(step)))
                .run();
        return lines;
    }

    @Test
    void aResumedRunIsTheSameRunBitForBit() throws IOException {
        Trainer straight = TrainingProcess.newTrainer();
        List<String> expected = straightRun(straight);

        TrainingCheckpoint checkpoint = new TrainingCheckpoint(folder);
        List<String> lines = new ArrayList<>();
        Trainer first = TrainingProcess.newTrainer();
        assertFalse(checkpoint.resume(first), "there is none yet");
        for (int i = 0; i < 17; i++) {
            lines.add(TrainingProcess.line(first.step()));
        }
        checkpoint.save(first);
        first.step(); // lost: it was not saved

        Trainer second = TrainingProcess.newTrainer();
        assertTrue(new TrainingCheckpoint(folder).resume(second));
        assertEquals(17, second.steps());
        assertEquals(17 * 30, second.tokensSeen());
        lines.addAll(straightRun(second));
        assertEquals(expected, lines);
        assertSameWeights(straight, second);
    }

    @Test
    void aProcessThatIsKilledAtAnyMomentGoesOn() throws IOException, InterruptedException {
        Trainer straight = TrainingProcess.newTrainer();
        List<String> expected = straightRun(straight);
        SplittableRandom random = new SplittableRandom(11);
        int saved = -1;
        for (int kill = 0; kill < 5; kill++) {
            Process process = start();
            int before = saved;
            boolean first = true;
            int lines = random.nextInt(2, 12);
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                // After the kill the pipe still gives what was printed before it.
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (line.startsWith("saved ")) {
                        saved = Integer.parseInt(line.substring(6));
                    } else if (line.startsWith("step ")) {
                        String figures = line.substring(5);
                        int step = Integer.parseInt(figures.substring(0, figures.indexOf(' ')));
                        assertEquals(expected.get(step), figures);
                        if (first) {
                            // The save after the last printed line may have been finished but not announced.
                            assertTrue(step == before + 1 || step == before + 2, step + " after " + before);
                            first = false;
                        }
                    }
                    if (--lines == 0) {
                        Thread.sleep(random.nextInt(4), random.nextInt(1_000_000));
                        process.toHandle().destroyForcibly();
                    }
                }
            }
            process.waitFor();
        }
        assertTrue(saved > 3 && saved < TrainingProcess.STEPS - 1, "saved " + saved);
        Trainer last = TrainingProcess.newTrainer();
        assertTrue(new TrainingCheckpoint(folder).resume(last));
        List<String> rest = straightRun(last);
        assertEquals(expected.subList(expected.size() - rest.size(), expected.size()), rest);
        assertSameWeights(straight, last);
        try (Stream<Path> left = Files.list(folder)) {
            assertTrue(left.noneMatch(path -> path.toString().endsWith(".tmp")), "no temporary file is left");
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainingProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void aTruncatedFileIsPassedOver() throws IOException {
        TrainingCheckpoint checkpoint = new TrainingCheckpoint(folder);
        Trainer trainer = TrainingProcess.newTrainer();
        trainer.step();
        checkpoint.save(trainer);
        trainer.step();
        checkpoint.save(trainer);
        Path newest = folder.resolve("step-000000002").resolve("optimizer.safetensors");
        byte[] bytes = Files.readAllBytes(newest);
        Files.write(newest, Arrays.copyOf(bytes, bytes.length - 1));
        Trainer resumed = TrainingProcess.newTrainer();
        assertTrue(new TrainingCheckpoint(folder).resume(resumed));
        assertEquals(1, resumed.steps());
    }

    @Test
    void refusesAnotherRunAndNamesTheDifference() throws IOException {
        TrainingCheckpoint checkpoint = new TrainingCheckpoint(folder);
        Trainer trainer = TrainingProcess.newTrainer();
        trainer.step();
        checkpoint.save(trainer);
        TrainableModel model = new TinyModel(11, 6, 8, 0.2, 3);
        TrainingBatches batches = trainer.batches();
        TrainingOptions options = trainer.options();

        assertRefused("option seed must be 9, got 10", new Trainer(model, batches, options.withSeed(10)));
        assertRefused("option accumulation must be 2, got 1", new Trainer(model, batches, options.withAccumulation(1)));
        assertRefused(
                "option schedule must be LinearWarmup[after=CosineDecay[peak=0.02, floorFraction=0.1], steps=5], got"
                        + " ConstantRate[rate=0.02]",
                new Trainer(model, batches, options.withSchedule(new ConstantRate(0.02))));
        assertRefused("option clipping must be 1.0, got 2.0", new Trainer(model, batches, options.withClipping(2)));
        assertRefused(
                "data must be next tokens of",
                new Trainer(model, new NextTokenBatches(TrainerTest.alphabet(), 3, 5, 5), options));
        assertRefused(
                "shape of embedding.weight must be [11, 6], got [11, 7]",
                new Trainer(new TinyModel(11, 7, 8, 0.2, 3), batches, options));
        TrainableModel described = new DelegatingModel(model) {
            @Override
            public String describe() {
                return "another model";
            }
        };
        assertRefused("model must be , got another model", new Trainer(described, batches, options));
    }

    private void assertRefused(String difference, Trainer trainer) {
        Map<String, Long> before = trainer.optimizer().updates();
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new TrainingCheckpoint(folder).resume(trainer))
                .getMessage();
        assertTrue(message.contains(difference), message);
        assertTrue(message.startsWith("cannot resume from " + folder), message);
        assertEquals(0, trainer.steps());
        assertEquals(before, trainer.optimizer().updates());
    }

    @Test
    void divergenceKeepsTheLastGoodCheckpoint() throws IOException {
        TrainingCheckpoint checkpoint = new TrainingCheckpoint(folder);
        Trainer trainer = TrainingProcess.newTrainer();
        trainer.step();
        trainer.step();
        checkpoint.save(trainer);
        TinyModel model = (TinyModel) trainer.model();
        model.parameter("head.bias").assign(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, Float.NaN);
        assertThrows(
                TrainingDivergedException.class,
                () -> new TrainingRun(trainer).saveEvery(1, checkpoint).run());
        String message = assertThrows(TrainingDivergedException.class, () -> checkpoint.save(trainer))
                .getMessage();
        assertTrue(message.contains("parameter head.bias"), message);
        Trainer resumed = TrainingProcess.newTrainer();
        assertTrue(checkpoint.resume(resumed));
        assertEquals(2, resumed.steps());
    }

    @Test
    void recordsWhereItCameFrom() throws IOException {
        Trainer trainer = TrainingProcess.newTrainer();
        new TrainingRun(trainer).saveEvery(15, new TrainingCheckpoint(folder)).run();
        JsonNode state = new ObjectMapper()
                .readTree(folder.resolve("step-000000040")
                        .resolve("training.json")
                        .toFile());
        assertEquals(40, state.get("step").longValue());
        assertEquals(1200, state.get("tokensSeen").longValue());
        assertEquals(40, state.get("updates").get("head.bias").longValue());
        JsonNode provenance = state.get("provenance");
        assertTrue(provenance.get("library").textValue().matches("inkstone \\d+\\.\\d+.*"), provenance.toString());
        assertTrue(provenance
                .get("data")
                .textValue()
                .contains(TrainerTest.alphabet().sha256()));
        assertEquals("java", provenance.get("backend").textValue());
        assertEquals("40", provenance.get("option stepBudget").textValue());
        try (Stream<Path> steps = Files.list(folder)) {
            assertEquals(
                    List.of("step-000000030", "step-000000040"),
                    steps.map(path -> path.getFileName().toString())
                            .filter(name -> name.startsWith("step-"))
                            .sorted()
                            .toList());
        }
    }
}
