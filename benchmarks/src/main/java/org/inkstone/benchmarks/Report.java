package org.inkstone.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a benchmark found: a table for people and a line of JSON with every measurement.
 *
 * <p>Ratios compare medians with the first contestant, which is Inkstone:
 * <pre>{@code
 * ratio = median seconds of the contestant / median seconds of Inkstone        above 1: Inkstone is faster
 * }</pre>
 *
 * @param benchmark the name of the benchmark
 * @param machine what it ran on
 * @param settings what was measured, in the order of the report
 * @param columns the figures beside ratio and spread
 * @param timings the contestants, Inkstone first
 * @param notes what a reader must know besides
 */
record Report(
        String benchmark,
        Machine machine,
        Map<String, Object> settings,
        List<Column> columns,
        List<Timings> timings,
        List<String> notes) {
    Report {
        settings = new LinkedHashMap<>(settings);
        columns = List.copyOf(columns);
        timings = List.copyOf(timings);
        notes = List.copyOf(notes);
    }

    double ratio(Timings contestant) {
        return contestant.median() / timings.get(0).median();
    }

    String markdown() {
        return findings().markdown();
    }

    String json() {
        return findings().json();
    }

    Findings findings() {
        List<String> titles = new ArrayList<>(List.of("contestant"));
        columns.forEach(column -> titles.add(column.title()));
        titles.addAll(List.of("time ÷ Inkstone's", "spread", "runs"));
        MarkdownTable table =
                new MarkdownTable(titles, 1, timings.stream().map(this::cells).toList());
        return new Findings(
                benchmark,
                machine,
                settings,
                table,
                timings.stream().map(this::result).toList(),
                notes);
    }

    private List<String> cells(Timings contestant) {
        List<String> cells = new ArrayList<>(List.of(contestant.name()));
        columns.forEach(column -> cells.add(column.cell(contestant.median())));
        cells.add(String.format(Locale.ROOT, "%.2f", ratio(contestant)));
        cells.add(String.format(Locale.ROOT, "%.0f%%", 100 * contestant.spread()));
        cells.add(String.valueOf(contestant.seconds().size()));
        return cells;
    }

    private Map<String, Object> result(Timings contestant) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("contestant", contestant.name());
        result.put("medianSeconds", contestant.median());
        columns.forEach(column -> result.put(column.title(), column.figure().applyAsDouble(contestant.median())));
        result.put("ratio", ratio(contestant));
        result.put("spread", contestant.spread());
        result.put("seconds", contestant.seconds());
        return result;
    }
}
