package org.inkstone.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The table of cold and warm passes. Ratios compare medians with the first contestant, which is Inkstone; above 1,
 * Inkstone is faster.
 *
 * @param megabytes of text in a pass
 * @param contestants Inkstone first
 */
record PassReport(double megabytes, List<Row> contestants) {
    /**
     * What was measured of one contestant.
     *
     * @param name the contestant
     * @param cold seconds of the first passes
     * @param warm seconds of the second passes
     */
    record Row(String name, Timings cold, Timings warm) {
        static Row of(String name, List<Passes> passes) {
            return new Row(
                    name,
                    new Timings(name, passes.stream().map(Passes::cold).toList()),
                    new Timings(name, passes.stream().map(Passes::warm).toList()));
        }
    }

    PassReport {
        contestants = List.copyOf(contestants);
    }

    double coldRatio(Row row) {
        return row.cold().median() / contestants.get(0).cold().median();
    }

    double warmRatio(Row row) {
        return row.warm().median() / contestants.get(0).warm().median();
    }

    MarkdownTable table() {
        return new MarkdownTable(
                List.of(
                        "contestant",
                        "MB/s cold",
                        "MB/s warm",
                        "time ÷ Inkstone's cold",
                        "warm",
                        "spread cold",
                        "warm",
                        "runs"),
                1,
                contestants.stream().map(this::cells).toList());
    }

    private List<String> cells(Row row) {
        return List.of(
                row.name(),
                Column.number(megabytes / row.cold().median()),
                Column.number(megabytes / row.warm().median()),
                String.format(Locale.ROOT, "%.2f", coldRatio(row)),
                String.format(Locale.ROOT, "%.2f", warmRatio(row)),
                String.format(Locale.ROOT, "%.0f%%", 100 * row.cold().spread()),
                String.format(Locale.ROOT, "%.0f%%", 100 * row.warm().spread()),
                String.valueOf(row.cold().seconds().size()));
    }

    /** For programs: by contestant, the figures and every measurement. */
    List<Map<String, Object>> results() {
        return contestants.stream().map(this::result).toList();
    }

    private Map<String, Object> result(Row row) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("contestant", row.name());
        result.put("coldMegabytesPerSecond", megabytes / row.cold().median());
        result.put("warmMegabytesPerSecond", megabytes / row.warm().median());
        result.put("coldRatio", coldRatio(row));
        result.put("warmRatio", warmRatio(row));
        result.put("coldSeconds", row.cold().seconds());
        result.put("warmSeconds", row.warm().seconds());
        return result;
    }
}
