package org.inkstone.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose a text. */
final class TextOptions {
    @Option(names = "--text", required = true, paramLabel = "FILE", description = "UTF-8 text; its lines are measured.")
    private Path text = Path.of("");

    @Option(names = "--lines", paramLabel = "N", description = "Measure only the first N lines; default all.")
    private int lines = Integer.MAX_VALUE;

    @Option(
            names = "--megabytes",
            paramLabel = "MB",
            description = "Measure only so much of the beginning; default all.")
    private double megabytes = Double.POSITIVE_INFINITY;

    @Option(
            names = "--warm-up-text",
            paramLabel = "FILE",
            description = "UTF-8 text to warm up with; default the lines after those that are measured.")
    private @Nullable Path warmUp;

    MeasuredText read() throws IOException {
        if (lines < 1 || !(megabytes > 0)) {
            throw new IllegalArgumentException(
                    lines < 1
                            ? "--lines must be at least 1, got " + lines
                            : "--megabytes must be above 0, got " + megabytes);
        }
        TextLines all = TextLines.read(text);
        TextLines wanted = all.first(lines).firstMegabytes(megabytes);
        return warmUp == null ? MeasuredText.split(all, wanted) : new MeasuredText(wanted, TextLines.read(warmUp));
    }

    Map<String, Object> settings(TextLines measured) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("text", String.valueOf(text.getFileName()));
        settings.put("lines", measured.lines().size());
        settings.put("MB", Math.round(1e3 * measured.megabytes()) / 1e3);
        return settings;
    }
}
