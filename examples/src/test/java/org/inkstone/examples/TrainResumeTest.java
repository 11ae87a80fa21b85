package org.inkstone.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainResumeTest {
    private static final String[] RUN = {"--steps=240", "--save-every=20", "--dropout=0.1", "--accumulation=2"};

    @TempDir
    private Path folder = Path.of("");

    private TinyTraining training = null;

    @BeforeEach
    void prepare() throws IOException {
        training = TinyTraining.in(folder);
    }

    @Test
    void aKilledRunEndsWithTheWeightsOfOneThatWasNeverStopped() throws Exception {
        kill("killed");
        assertFalse(Files.exists(training.output("killed").resolve("model.safetensors")));

        // Into another folder first, which leaves the killed run as it is.
        ConsoleRun elsewhere = training.train("elsewhere", with("--resume=" + training.output("killed")));
        assertEquals(0, elsewhere.status(), elsewhere.err());
        ConsoleRun resumed = training.train("killed", with("--resume=" + training.output("killed")));
        assertEquals(0, resumed.status(), resumed.err());
        ConsoleRun whole = training.train("whole", RUN);
        assertEquals(0, whole.status(), whole.err());

        assertArrayEquals(training.weights("whole"), training.weights("killed"));
        assertArrayEquals(training.weights("whole"), training.weights("elsewhere"));
        assertEquals(losses(whole), losses(resumed));
    }

    @Test
    void aFinishedRunIsWrittenAgainAndSaysSoInOneLine() throws IOException {
        assertEquals(0, training.train("done").status());
        byte[] weights = training.weights("done");
        Files.delete(training.output("done").resolve("model.safetensors"));
        ConsoleRun again = training.train("done", "--resume=" + training.output("done"));
        assertEquals(0, again.status(), again.err());
        assertTrue(again.errorLine().contains("is finished after 30 steps; nothing is left to train"), again.err());
        assertTrue(again.out().startsWith("{\"loss\":null,\"validationLoss\":"), again.out());
        assertArrayEquals(weights, training.weights("done"));
    }

    @Test
    void anotherRunIsNotResumed() throws IOException {
        assertEquals(0, training.train("done").status());
        String resume = "--resume=" + training.output("done");
        assertRefused("option stepBudget must be 30, got 40", resume, "--steps=40");
        assertRefused("option seed must be 0, got 1", resume, "--seed=1");
        assertRefused("model must be", resume, "--width=32", "--learning-rate=0.004");
        assertRefused("data must be", resume, "--batch=5");
    }

    @Test
    void aRunThatWasKilledBeforeItsFirstCheckpointStartsAtStepZero() throws IOException {
        Files.createDirectories(training.output("early").resolve("checkpoints"));
        ConsoleRun run = training.train("early", "--resume=" + training.output("early"));
        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains("no checkpoint"), run.err());
        assertEquals(0, training.train("whole").status());
        assertArrayEquals(training.weights("whole"), training.weights("early"));
    }

    @Test
    void aFreshRunOverAnOldOneSaysSo() throws IOException {
        assertEquals(0, training.train("twice").status());
        byte[] weights = training.weights("twice");
        ConsoleRun again = training.train("twice", "--steps=20");
        assertEquals(0, again.status(), again.err());
        assertTrue(again.err().contains("of an earlier run in " + training.output("twice") + " will be replaced"));
        assertEquals(0, training.train("twice").status());
        assertArrayEquals(weights, training.weights("twice"));
    }

    private void assertRefused(String message, String... more) {
        ConsoleRun run = training.train("done", more);
        assertEquals(2, run.status(), run.toString());
        assertTrue(run.errorLine().contains("cannot resume from"), run.err());
        assertTrue(run.errorLine().contains(message), run.err());
    }

    /** Starts the run in a process of its own, and kills it as soon as there is a checkpoint. */
    private void kill(String output) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Inkstone.class.getName()));
        command.addAll(List.of(training.arguments(output, RUN)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        try {
            Path checkpoints = training.output(output).resolve("checkpoints");
            while (process.isAlive() && !hasSnapshot(checkpoints)) {
                Thread.sleep(5);
            }
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertTrue(
                process.exitValue() != 0 && hasSnapshot(training.output(output).resolve("checkpoints")),
                () -> "exit " + process.exitValue());
    }

    private static boolean hasSnapshot(Path checkpoints) throws IOException {
        if (!Files.isDirectory(checkpoints)) {
            return false;
        }
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith("step-"));
        }
    }

    private static String[] with(String option) {
        return Stream.concat(Stream.of(RUN), Stream.of(option)).toArray(String[]::new);
    }

    private static String losses(ConsoleRun run) {
        return run.out().substring(0, run.out().indexOf("\"tokensPerSecond\""));
    }
}
