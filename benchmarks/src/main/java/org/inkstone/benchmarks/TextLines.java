package org.inkstone.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a text, as long as they are not empty.
 *
 * @param lines without their line ends
 */
record TextLines(List<String> lines) {
    TextLines {
        lines = lines.stream().filter(line -> !line.isEmpty()).toList();
    }

    static TextLines read(Path file, int most) throws IOException {
        if (most < 1) {
            throw new IllegalArgumentException("lines must be at least 1, got " + most);
        }
        List<String> all = Arrays.asList(Files.readString(file).split("\n", -1));
        TextLines read = new TextLines(all.subList(0, Math.min(most, all.size())));
        if (read.lines().isEmpty()) {
            throw new IllegalArgumentException(
                    "the text must have a line that is not empty, but " + file + " has none");
        }
        return read;
    }

    /** UTF-8 bytes in millions, line ends left out. */
    double megabytes() {
        return lines.stream()
                        .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length)
                        .sum()
                / 1e6;
    }
}
