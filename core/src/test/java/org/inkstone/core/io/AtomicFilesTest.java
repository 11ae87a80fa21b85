package org.inkstone.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    Path folder;

    @Test
    void writesAndReplaces() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFiles.writeString(file, "héllo 你好");
        assertEquals("héllo 你好", Files.readString(file));
        AtomicFiles.writeBytes(file, new byte[] {1, 2});
        assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void theContentMayCloseTheStream() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFiles.write(file, stream -> {
            try (OutputStreamWriter writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8)) {
                writer.write("text");
            }
        });
        assertEquals("text", Files.readString(file));
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFiles.writeString(file, "old");
        IOException failure = new IOException("disk full");
        assertSame(
                failure,
                assertThrows(
                        IOException.class,
                        () -> AtomicFiles.write(file, stream -> {
                            stream.write(new byte[100_000]);
                            throw failure;
                        })));
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFiles.write(file, stream -> {
                    throw new IllegalStateException();
                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void theOldFileIsSeenUntilTheNewOneIsWhole() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFiles.writeString(file, "old");
        AtomicFiles.write(file, stream -> {
            stream.write('n');
            stream.flush();
            assertEquals("old", Files.readString(file));
        });
        assertEquals("n", Files.readString(file));
    }

    @Test
    void threadsWriteSideBySide() throws IOException {
        IntStream.range(0, 32).parallel().forEach(i -> {
            try {
                AtomicFiles.writeString(folder.resolve(i % 4 + ".txt"), "content of " + i % 4);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertEquals(4, files().size());
        assertEquals("content of 3", Files.readString(folder.resolve("3.txt")));
    }

    @Test
    void theFolderMustExist() {
        assertThrows(NoSuchFileException.class, () -> AtomicFiles.writeString(folder.resolve("none/a.txt"), "text"));
    }

    private List<Path> files() throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.toList();
        }
    }
}
