package org.inkstone.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for people, with the numbers at the right.
 *
 * @param titles of the columns
 * @param words how many columns at the left hold words
 * @param rows cells, as many in each as there are titles
 */
record MarkdownTable(List<String> titles, int words, List<List<String>> rows) {
    MarkdownTable {
        titles = List.copyOf(titles);
        rows = List.copyOf(rows);
        for (List<String> row : rows) {
            if (row.size() != titles.size()) {
                throw new IllegalArgumentException(
                        "row must have " + titles.size() + " cells, got " + row.size() + ": " + row);
            }
        }
    }

    /** A line each for the titles, the rule and the rows. */
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(line(titles));
        lines.add("|" + " --- |".repeat(words) + " ---: |".repeat(titles.size() - words));
        rows.forEach(row -> lines.add(line(row)));
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> cells) {
        StringBuilder out = new StringBuilder();
        cells.forEach(cell -> out.append("| ").append(cell.replace("|", "\\|")).append(' '));
        return out.append('|').toString();
    }
}
