package org.inkstone.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that saves at every step, at random moments, and looks at what it leaves. */
class SnapshotKillTest {
    /** The system property that sets how often to kill. */
    private static final int KILLS = Integer.getInteger("inkstone.test.kills", 20);

    @TempDir
    Path folder;

    @Test
    void aKillLeavesAWholeSnapshotAtMostOneSaveOld() throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(43);
        SnapshotStore store = new SnapshotStore(folder);
        long temporaries = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long told = runAndKill(random.nextInt(40_000_000));
            temporaries += count(".inkstone-");
            Snapshot snapshot = store.latest().orElseThrow();
            assertTrue(
                    snapshot.step() == told || snapshot.step() == told + 1,
                    "kill " + kill + ": step " + told + " was saved, found " + snapshot.step());
            assertEquals(List.of("optimizer/moments.bin", "step.txt", "weights.bin"), snapshot.files());
            assertArrayEquals(SnapshotSaver.content(snapshot.step()), Files.readAllBytes(snapshot.file("weights.bin")));
            assertArrayEquals(
                    SnapshotSaver.content(-snapshot.step()),
                    Files.readAllBytes(snapshot.file("optimizer/moments.bin")));
            assertEquals(0, count(".inkstone-"), "stale temporaries must be gone");
            assertTrue(count("step-") <= 3, "old snapshots must be deleted");
        }
        if (KILLS >= 20) {
            assertTrue(temporaries > 0, "no kill of " + KILLS + " hit a save: the test tests nothing");
        }
    }

    /** Runs a saver until some time after its first save; returns the last step that it told of. */
    private long runAndKill(int nanoseconds) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SnapshotSaver.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader told = process.inputReader()) {
            long last = Long.parseLong(told.readLine());
            TimeUnit.NANOSECONDS.sleep(nanoseconds);
            // SIGKILL; by the handle, since the process itself would close its output, which we still read.
            process.toHandle().destroyForcibly();
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                last = Long.parseLong(line);
            }
            return last;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private long count(String prefix) throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .count();
        }
    }
}
