package org.inkstone.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    private static final ObjectMapper JSON = new ObjectMapper();

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
        StringBuilder out = new StringBuilder();
        out.append("### ").append(benchmark).append("\n\n");
        out.append("Machine: ").append(machine.describe()).append("  \n");
        List<String> pairs = new ArrayList<>();
        settings.forEach((key, value) -> pairs.add(key + " " + value));
        out.append("Settings: ").append(String.join(", ", pairs)).append("\n\n");
        List<String> titles = new ArrayList<>(List.of("contestant"));
        columns.forEach(column -> titles.add(column.title()));
        titles.addAll(List.of("time ÷ Inkstone's", "spread", "runs"));
        row(out, titles);
        out.append("| --- |").append(" ---: |".repeat(titles.size() - 1)).append('\n');
        for (Timings contestant : timings) {
            List<String> cells = new ArrayList<>(List.of(contestant.name()));
            columns.forEach(column -> cells.add(column.cell(contestant.median())));
            cells.add(String.format(Locale.ROOT, "%.2f", ratio(contestant)));
            cells.add(String.format(Locale.ROOT, "%.0f%%", 100 * contestant.spread()));
            cells.add(String.valueOf(contestant.seconds().size()));
            row(out, cells);
        }
        notes.forEach(note -> out.append("\n- ").append(note));
        return out.append(notes.isEmpty() ? "" : "\n").toString();
    }

    private static void row(StringBuilder out, List<String> cells) {
        cells.forEach(cell -> out.append("| ").append(cell.replace("|", "\\|")).append(' '));
        out.append("|\n");
    }

    String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("benchmark", benchmark);
        root.put("machine", machine);
        root.put("settings", settings);
        List<Map<String, Object>> results = new ArrayList<>();
        for (Timings contestant : timings) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("contestant", contestant.name());
            result.put("medianSeconds", contestant.median());
            for (Column column : columns) {
                result.put(column.title(), column.figure().applyAsDouble(contestant.median()));
            }
            result.put("ratio", ratio(contestant));
            result.put("spread", contestant.spread());
            result.put("seconds", contestant.seconds());
            results.add(result);
        }
        root.put("results", results);
        root.put("notes", notes);
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always JSON", e);
        }
    }
}
