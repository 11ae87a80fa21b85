package org.inkstone.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The table of all tokenizers on all texts. Figures are those of the reports of {@code encode}, {@code decode} and
 * {@code load}.
 *
 * @param rows a tokenizer on a text each
 */
record TokenizerTable(List<Row> rows) {
    private static final String NONE = "–";

    /**
     * A tokenizer on a text.
     *
     * @param tokenizer its name
     * @param text its name
     * @param encode the report of {@code encode}
     * @param decode the report of {@code decode}
     * @param load the report of {@code load}
     */
    record Row(String tokenizer, String text, JsonNode encode, JsonNode decode, JsonNode load) {
        private static JsonNode of(String contestant, JsonNode report) {
            for (JsonNode result : report.path("results")) {
                if (result.path("contestant").asText().equals(contestant)) {
                    return result;
                }
            }
            return MissingNode.getInstance();
        }

        private static String number(JsonNode value, double unit) {
            return value.isNumber() ? Column.number(value.asDouble() * unit) : NONE;
        }

        private static String ratio(JsonNode value) {
            return value.isNumber() ? String.format(Locale.ROOT, "%.2f", value.asDouble()) : NONE;
        }

        private List<String> cells(Set<String> peers) {
            JsonNode ours = of("Inkstone", encode);
            JsonNode loaded = of("Inkstone", load);
            List<String> cells = new ArrayList<>(List.of(
                    tokenizer,
                    text,
                    number(ours.path("coldMegabytesPerSecond"), 1),
                    number(ours.path("warmMegabytesPerSecond"), 1)));
            for (String peer : peers) {
                cells.add(ratio(of(peer, encode).path("coldRatio")));
                cells.add(ratio(of(peer, encode).path("warmRatio")));
            }
            cells.add(number(of("Inkstone", decode).path("warmMegabytesPerSecond"), 1));
            peers.forEach(peer -> cells.add(ratio(of(peer, decode).path("warmRatio"))));
            cells.add(number(loaded.path("firstSeconds"), 1e3));
            cells.add(number(loaded.path("laterSeconds"), 1e3));
            cells.add(number(loaded.path("inUseBytes"), 1e-6));
            return cells;
        }

        private Map<String, Object> result() {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("tokenizer", tokenizer);
            result.put("text", text);
            result.put("encode", encode.path("results"));
            result.put("decode", decode.path("results"));
            result.put("load", load.path("results"));
            return result;
        }
    }

    TokenizerTable {
        rows = List.copyOf(rows);
    }

    MarkdownTable table() {
        Set<String> peers = peers();
        List<String> titles = new ArrayList<>(List.of("tokenizer", "text", "MB/s cold", "warm"));
        for (String peer : peers) {
            titles.addAll(List.of("÷ " + peer + " cold", "warm"));
        }
        titles.add("decoding MB/s");
        peers.forEach(peer -> titles.add("÷ " + peer));
        titles.addAll(List.of("load ms first", "later", "heap MB"));
        return new MarkdownTable(
                titles, 2, rows.stream().map(row -> row.cells(peers)).toList());
    }

    /** Who is measured beside Inkstone in some row. */
    private Set<String> peers() {
        Set<String> peers = new LinkedHashSet<>();
        for (Row row : rows) {
            for (JsonNode report : List.of(row.encode(), row.decode())) {
                peers.addAll(report.path("results").findValuesAsText("contestant"));
            }
        }
        peers.remove("Inkstone");
        return peers;
    }

    /** For programs: all results of each row. */
    List<Map<String, Object>> results() {
        return rows.stream().map(Row::result).toList();
    }

    /** What the reports say of peers that were left out or differ, once each. */
    List<String> notes() {
        Set<String> notes = new LinkedHashSet<>();
        for (Row row : rows) {
            for (JsonNode report : List.of(row.encode(), row.decode())) {
                for (JsonNode note : report.path("notes")) {
                    if (!note.asText().endsWith(Agreement.SAME)) {
                        notes.add(row.tokenizer() + ", " + row.text() + ", "
                                + report.path("benchmark").asText() + ": " + note.asText());
                    }
                }
            }
            for (JsonNode note : row.load().path("notes")) {
                if (note.asText().contains("left out")) {
                    notes.add(row.tokenizer() + ", load: " + note.asText());
                }
            }
        }
        return List.copyOf(notes);
    }
}
