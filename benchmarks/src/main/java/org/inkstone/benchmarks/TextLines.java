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

    static TextLines read(Path file) throws IOException {
        TextLines read = new TextLines(Arrays.asList(Files.readString(file).split("\n", -1)));
        if (read.lines().isEmpty()) {
            throw new IllegalArgumentException(
                    "the text must have a line that is not empty, but " + file + " has none");
        }
        return read;
    }

    /** The first lines, up to a number; fewer if there are no more. */
    TextLines first(int most) {
        return new TextLines(lines.subList(0, Math.min(most, lines.size())));
    }

    /** The lines from an index on. */
    TextLines from(int index) {
        return new TextLines(lines.subList(Math.min(index, lines.size()), lines.size()));
    }

    /** The first lines that have so many megabytes together, or all. */
    TextLines firstMegabytes(double most) {
        double bytes = 0;
        int count = 0;
        while (count < lines.size() && bytes < 1e6 * most) {
            bytes += bytes(lines.get(count));
            count++;
        }
        return first(count);
    }

    /** UTF-8 bytes in millions, line ends left out. */
    double megabytes() {
        return lines.stream().mapToLong(TextLines::bytes).sum() / 1e6;
    }

    private static int bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length;
    }
}
