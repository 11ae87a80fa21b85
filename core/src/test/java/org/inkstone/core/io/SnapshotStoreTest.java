package org.inkstone.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotStoreTest {
    @TempDir
    Path temporary;

    private Path folder;
    private SnapshotStore store;

    @BeforeEach
    void open() {
        folder = temporary.resolve("checkpoints");
        store = new SnapshotStore(folder);
    }

    private static void write(Path into, String text) throws IOException {
        Files.writeString(into.resolve("a.txt"), text);
        Files.createDirectories(into.resolve("sub/deep"));
        Files.writeString(into.resolve("sub/deep/b.txt"), text + text);
    }

    private void save(long step) throws IOException {
        store.save(step, into -> write(into, "step " + step));
    }

    @Test
    void savesAndFindsTheNewest() throws IOException {
        assertEquals(Optional.empty(), store.latest());
        assertEquals(List.of(), store.steps());
        Snapshot saved = store.save(7, into -> write(into, "x"));
        assertEquals(folder.resolve("step-000000007"), saved.folder());
        assertEquals(List.of("a.txt", "sub/deep/b.txt"), saved.files());
        assertEquals(Optional.of(saved), store.latest());
        assertEquals("xx", Files.readString(saved.file("sub/deep/b.txt")));
        assertThrows(IllegalArgumentException.class, () -> saved.file("c.txt"));
        save(1_234_567_890_123L);
        assertEquals(List.of(1_234_567_890_123L, 7L), store.steps());
        assertEquals(1_234_567_890_123L, store.latest().orElseThrow().step());
    }

    @Test
    void keepsTheNewest() throws IOException {
        store = new SnapshotStore(folder, 3);
        for (long step = 0; step < 6; step++) {
            save(step * 10);
        }
        assertEquals(List.of(50L, 40L, 30L), store.steps());
        assertThrows(IllegalArgumentException.class, () -> new SnapshotStore(folder, 1));
    }

    @Test
    void aSnapshotOfTheSameStepIsReplaced() throws IOException {
        save(1);
        store.save(1, into -> write(into, "again"));
        assertEquals("again", Files.readString(store.latest().orElseThrow().file("a.txt")));
    }

    @Test
    void goingBackDiscardsLaterSteps() throws IOException {
        save(10);
        save(20);
        save(15);
        assertEquals(List.of(15L, 10L), store.steps());
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated", "corrupt", "missing", "manifest cut", "manifest missing", "renamed"})
    void aBrokenSnapshotIsPassedOver(String damage) throws IOException {
        save(1);
        Path broken = store.save(2, into -> write(into, "step 2")).folder();
        Path file = broken.resolve("sub/deep/b.txt");
        Path manifest = broken.resolve(Snapshot.MANIFEST);
        switch (damage) {
            case "truncated" -> Files.writeString(file, "step 2step");
            case "corrupt" -> Files.writeString(file, "step 2step 3");
            case "missing" -> Files.delete(file);
            case "manifest cut" ->
                Files.writeString(manifest, Files.readString(manifest).substring(0, 60));
            case "manifest missing" -> Files.delete(manifest);
            default -> Files.move(broken, folder.resolve("step-000000003"));
        }
        assertEquals(1, store.latest().orElseThrow().step());
        assertEquals(1, new SnapshotStore(folder).latest().orElseThrow().step());
        // The next save keeps the good one to fall back on, not the broken one.
        save(9);
        assertEquals(List.of(9L, 1L), store.steps());
    }

    @Test
    void whereAllAreBrokenTheFileIsNamed() throws IOException {
        Snapshot saved = store.save(2, into -> write(into, "step 2"));
        Files.writeString(saved.file("a.txt"), "st");
        FormatException e = assertThrows(FormatException.class, store::latest);
        assertEquals(saved.file("a.txt").toString(), e.file());
        assertTrue(e.problem().contains("truncated: size must be 6 bytes, got 2"), e::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":2,\"step\":1,\"files\":{}}",
                "{\"format\":1,\"files\":{}}",
                "{\"format\":1,\"step\":1}",
                "{\"format\":1,\"step\":1,\"files\":{\"../x\":{\"size\":1,\"sha256\":\"\"}}}",
                "{\"format\":1,\"step\":1,\"files\":{\"/etc/hostname\":{\"size\":1,\"sha256\":\"\"}}}",
                "{\"format\":1,\"step\":1,\"files\":{\"a\":{\"size\":1}}}",
                "{\"format\":1,\"step\":1,\"files\":{\"a\":{\"size\":-1,\"sha256\":\"\"}}}"
            })
    void aHostileManifestIsRejected(String manifest) throws IOException {
        Path broken = Files.createDirectories(folder.resolve("step-000000001"));
        Files.writeString(broken.resolve(Snapshot.MANIFEST), manifest);
        FormatException e = assertThrows(FormatException.class, store::latest);
        assertTrue(e.file().endsWith(Snapshot.MANIFEST));
    }

    @Test
    void aFailedSaveLeavesTheOthers() throws IOException {
        save(1);
        assertThrows(
                IOException.class,
                () -> store.save(2, into -> {
                    write(into, "half");
                    throw new IOException("disk full");
                }));
        assertThrows(
                IOException.class,
                () -> store.save(2, into -> Files.writeString(into.resolve(Snapshot.MANIFEST), "mine")));
        assertThrows(
                IOException.class, () -> store.save(2, into -> Files.createSymbolicLink(into.resolve("link"), folder)));
        assertThrows(IllegalArgumentException.class, () -> save(-1));
        assertEquals(List.of(1L), store.steps());
        assertEquals(1, store.latest().orElseThrow().step());
        assertEquals(List.of(), temporaries());
    }

    @Test
    void staleTemporariesAreNeverReadAndAreDeleted() throws IOException {
        save(1);
        Path stale = Files.createDirectories(folder.resolve(".inkstone-99999999-1.tmp/sub"));
        Files.writeString(stale.resolve("x"), "half");
        assertEquals(1, store.latest().orElseThrow().step());
        assertEquals(List.of(), temporaries());
    }

    @Test
    void whileOneSavesAnotherMayReadButNotSave() throws IOException {
        save(1);
        SnapshotStore other = new SnapshotStore(folder);
        store.save(2, into -> {
            write(into, "step 2");
            assertEquals(1, other.latest().orElseThrow().step());
            assertTrue(Files.exists(into.resolve("a.txt")), "a reader must not clean up what is being written");
            IOException e = assertThrows(IOException.class, () -> other.save(3, unused -> {}));
            assertTrue(e.getMessage().contains("another"), e::getMessage);
        });
        assertEquals(2, other.latest().orElseThrow().step());
        other.save(3, into -> write(into, "step 3"));
        assertEquals(List.of(3L, 2L), store.steps());
    }

    private List<Path> temporaries() throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.filter(path -> path.toString().endsWith(".tmp")).toList();
        }
    }

    @Test
    void foreignFilesAreLeftAlone() throws IOException {
        save(1);
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.createDirectory(folder.resolve("step-x"));
        save(2);
        save(3);
        assertTrue(Files.exists(folder.resolve("notes.txt")));
        assertTrue(Files.exists(folder.resolve("step-x")));
        assertFalse(Files.exists(folder.resolve("step-000000001")));
    }
}
