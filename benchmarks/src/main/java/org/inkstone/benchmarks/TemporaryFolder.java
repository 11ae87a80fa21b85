package org.inkstone.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that goes when it is closed or the JVM is told to end, as far as the system lets go of a loaded library.
 *
 * @param path the folder
 * @param atExit what deletes it if the JVM ends first
 */
record TemporaryFolder(Path path, AtExit atExit) implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TemporaryFolder.class);

    static TemporaryFolder create() throws IOException {
        Path path = Files.createTempDirectory("inkstone-benchmarks-");
        return new TemporaryFolder(path, AtExit.run(() -> {
            try {
                delete(path);
            } catch (IOException | UncheckedIOException e) {
                log.warn("{} is left behind: {}", path, e.toString());
            }
        }));
    }

    @Override
    public void close() throws IOException {
        atExit.close();
        delete(path);
    }

    private static void delete(Path path) throws IOException {
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(path)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : inside) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                log.warn("{} is left behind: {}", file, e.toString());
            }
        }
    }
}
