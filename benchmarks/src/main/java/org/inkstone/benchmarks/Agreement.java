package org.inkstone.benchmarks;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * How far a peer's results are those of Inkstone. Only who does the same work is worth timing.
 *
 * @param lines how many there are
 * @param different in how many the results differ
 * @param first where they first differ; empty if nowhere
 */
record Agreement(int lines, int different, String first) {
    /** What is said of a peer that agrees. */
    static final String SAME = "the same as Inkstone in all lines";

    /** One line in so many may differ: a defect of one side in a rare place says nothing about speed. */
    private static final int RARE = 100;

    /** Compares line by line; both must have as many. */
    static Agreement between(Stream<int[]> ours, Stream<int[]> theirs, String unit) {
        Iterator<int[]> others = theirs.iterator();
        int lines = 0;
        int different = 0;
        String first = "";
        for (Iterator<int[]> own = ours.iterator(); own.hasNext(); ) {
            int[] a = own.next();
            int[] b = others.next();
            lines++;
            int at = Arrays.mismatch(a, b);
            if (at >= 0 && different++ == 0) {
                first = "line " + lines + ", " + unit + " " + (at + 1) + ": Inkstone has " + number(a, at, unit)
                        + ", it has " + number(b, at, unit);
            }
        }
        return new Agreement(lines, different, first);
    }

    private static String number(int[] numbers, int at, String unit) {
        return at < numbers.length ? String.valueOf(numbers[at]) : "no more " + unit + "s";
    }

    /** Whether the work was the same but for rare lines. */
    boolean worthTiming() {
        return (long) different * RARE <= lines;
    }

    /** For people. */
    String describe() {
        if (different == 0) {
            return SAME;
        }
        return (worthTiming() ? "" : "left out, ") + "other than Inkstone in " + different + " of " + lines
                + " lines, first in " + first;
    }
}
