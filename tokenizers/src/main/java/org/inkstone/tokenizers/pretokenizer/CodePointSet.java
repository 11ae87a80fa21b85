package org.inkstone.tokenizers.pretokenizer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/**
 * A set of code points, a bit for each; read off the reference by {@code src/test/golden/code_point_sets.py}, so that no
 * table of the JDK's decides.
 */
final class CodePointSet {
    private static final String RESOURCE = "code-point-sets.txt";
    /** A block is 1,024 code points. */
    private static final int BLOCK = 10;

    private static final long[] EMPTY = new long[1 << (BLOCK - 6)];

    private final long[][] blocks = new long[0x110000 >> BLOCK][];

    private CodePointSet(String runs) {
        Arrays.fill(blocks, EMPTY);
        forEachRun(runs, (first, last) -> {
            for (int point = first; point <= last; point++) {
                add(point);
            }
        });
    }

    /** Reads a set. */
    static CodePointSet named(String name) {
        CodePointSet[] found = new CodePointSet[1];
        forEachLine((line, bar) -> {
            if (line.startsWith(name) && bar == name.length()) {
                found[0] = new CodePointSet(line.substring(bar + 1));
            }
        });
        if (found[0] == null) {
            throw new IllegalStateException("resource " + RESOURCE + " lacks the set " + name);
        }
        return found[0];
    }

    boolean contains(int point) {
        return (blocks[point >> BLOCK][(point >> 6) & 0xF] & (1L << point)) != 0;
    }

    private void add(int point) {
        if (blocks[point >> BLOCK] == EMPTY) {
            blocks[point >> BLOCK] = EMPTY.clone();
        }
        blocks[point >> BLOCK][(point >> 6) & 0xF] |= 1L << point;
    }

    /** Calls for each line that is a set, with the place of the bar behind its name. */
    static void forEachLine(ObjIntConsumer<String> use) {
        try (InputStream in = CodePointSet.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + RESOURCE + " is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int bar = line.indexOf('|');
                if (bar > 0) {
                    use.accept(line, bar);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls for each run: the numbers are the gap before it and its length less one. */
    static void forEachRun(String runs, Run use) {
        int at = 0;
        String[] numbers = runs.isEmpty() ? new String[0] : runs.split(" ", -1);
        for (int i = 0; i < numbers.length; i += 2) {
            int first = at + Integer.parseInt(numbers[i], 36);
            int last = first + Integer.parseInt(numbers[i + 1], 36);
            use.accept(first, last);
            at = last + 1;
        }
    }

    /** Takes a run of code points. */
    @FunctionalInterface
    interface Run {
        void accept(int first, int last);
    }
}
