package org.inkstone.examples.walkthrough;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.inkstone.examples.cli.Console;

/**
 * What a {@link Walkthrough} writes on: notes, tables, and checks against known values. A check that fails makes the
 * whole example fail.
 */
public final class Blackboard {
    private final PrintStream out;
    private int checks;
    private int failures;

    /**
     * A blackboard that prints as it is written on.
     *
     * @param out where to print, UTF-8
     */
    public Blackboard(PrintStream out) {
        this.out = out;
    }

    /**
     * Works an example as a program of its own: prints it, and exits with status 1 if a check fails.
     *
     * @param walkthrough the example
     * @throws Exception what the example throws
     */
    public static void main(Walkthrough walkthrough) throws Exception {
        if (!new Blackboard(Console.system().out()).run(walkthrough)) {
            System.exit(1);
        }
    }

    /**
     * Works an example: its title, its steps and checks, and where to read on.
     *
     * @param walkthrough the example
     * @return true if it made at least one check and all of them held
     * @throws Exception what the example throws
     */
    public boolean run(Walkthrough walkthrough) throws Exception {
        String title = walkthrough.name() + ": " + walkthrough.summary();
        note(title);
        note("=".repeat(title.codePointCount(0, title.length())));
        walkthrough.work(this);
        note("");
        note("Read next: docs/" + walkthrough.docs());
        out.flush();
        return checks > 0 && failures == 0;
    }

    /**
     * Writes a line.
     *
     * @param text the line
     */
    public void note(String text) {
        out.print(text);
        out.print('\n');
    }

    /**
     * Writes a line after a blank one.
     *
     * @param text the heading
     */
    public void heading(String text) {
        note("");
        note(text);
    }

    /**
     * Starts a table; {@link Table#print()} writes it.
     *
     * @param header the names of the columns
     * @return an empty table
     */
    public Table table(String... header) {
        return new Table(List.of(header));
    }

    /**
     * Checks a number against its known value.
     *
     * @param name what the number is
     * @param expected the known value
     * @param actual what was computed
     * @param tolerance how far apart they may be, at least 0
     */
    public void check(String name, double expected, double actual, double tolerance) {
        boolean held = Math.abs(expected - actual) <= tolerance;
        result(held, name, String.format(Locale.ROOT, "%.6f", expected), String.format(Locale.ROOT, "%.6f", actual));
    }

    /**
     * Checks a result against its known value.
     *
     * @param name what the result is
     * @param expected the known value
     * @param actual what was computed
     */
    public void check(String name, Object expected, Object actual) {
        result(Objects.equals(expected, actual), name, String.valueOf(expected), String.valueOf(actual));
    }

    private void result(boolean held, String name, String expected, String actual) {
        checks++;
        if (held) {
            note("check: " + name + " = " + actual + ", as it must be");
        } else {
            failures++;
            note("CHECK FAILED: " + name + " must be " + expected + ", got " + actual);
        }
    }

    /** A table whose columns are as wide as their widest cell; cells that are numbers stand to the right. */
    public final class Table {
        private final List<List<String>> rows = new ArrayList<>();

        private Table(List<String> header) {
            rows.add(header);
        }

        /**
         * Adds a row. Floating-point cells are shown with 4 decimals.
         *
         * @param cells one for each column
         * @return this table
         */
        public Table row(Object... cells) {
            if (cells.length != rows.get(0).size()) {
                throw new IllegalArgumentException(
                        "row must have " + rows.get(0).size() + " cells, got " + cells.length);
            }
            List<String> row = new ArrayList<>();
            for (Object cell : cells) {
                boolean real = cell instanceof Double || cell instanceof Float;
                row.add(real ? String.format(Locale.ROOT, "%.4f", ((Number) cell).doubleValue()) : cell.toString());
            }
            rows.add(row);
            return this;
        }

        /** Writes the table. */
        public void print() {
            int columns = rows.get(0).size();
            int[] widths = new int[columns];
            for (List<String> row : rows) {
                for (int c = 0; c < columns; c++) {
                    widths[c] = Math.max(widths[c], width(row.get(c)));
                }
            }
            for (int r = 0; r < rows.size(); r++) {
                StringBuilder line = new StringBuilder();
                for (int c = 0; c < columns; c++) {
                    String cell = rows.get(r).get(c);
                    String blanks = " ".repeat(widths[c] - width(cell));
                    boolean right = cell.matches("[-+]?[0-9][0-9.,]*");
                    line.append("  ").append(right ? blanks + cell : cell + blanks);
                }
                note(line.toString().stripTrailing());
                if (r == 0) {
                    StringBuilder rule = new StringBuilder();
                    for (int width : widths) {
                        rule.append("  ").append("-".repeat(width));
                    }
                    note(rule.toString());
                }
            }
        }

        /** Ideographs take two columns of a terminal. */
        private static int width(String cell) {
            return cell.codePoints()
                    .map(point -> Character.isIdeographic(point) || (point >= 0xFF00 && point <= 0xFFEF) ? 2 : 1)
                    .sum();
        }
    }
}
