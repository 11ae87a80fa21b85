package org.inkstone.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every benchmark prints: machine, settings, a table and notes for people, and the same as a line of JSON.
 *
 * @param benchmark the name of the benchmark
 * @param machine what it ran on
 * @param settings what was measured, in order
 * @param table for people
 * @param results for programs
 * @param notes what a reader must know besides
 */
record Findings(
        String benchmark,
        Machine machine,
        Map<String, Object> settings,
        MarkdownTable table,
        List<?> results,
        List<String> notes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    String markdown() {
        StringBuilder out = new StringBuilder();
        out.append("### ").append(benchmark).append("\n\n");
        out.append("Machine: ").append(machine.describe()).append("  \n");
        List<String> pairs = new ArrayList<>();
        settings.forEach((key, value) -> pairs.add(key + " " + value));
        out.append("Settings: ").append(String.join(", ", pairs)).append("\n\n");
        out.append(table.text());
        notes.forEach(note -> out.append("\n- ").append(note));
        return out.append(notes.isEmpty() ? "" : "\n").toString();
    }

    String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("benchmark", benchmark);
        root.put("machine", machine);
        root.put("settings", settings);
        root.put("results", results);
        root.put("notes", notes);
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always JSON", e);
        }
    }
}
