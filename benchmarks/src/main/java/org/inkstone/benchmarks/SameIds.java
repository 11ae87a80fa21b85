package org.inkstone.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares two encoders line by line: only those that do the same work are worth timing. */
final class SameIds {
    private SameIds() {}

    /** Where the ids first differ; empty if they are the same in all lines. */
    static Optional<String> firstDifference(LineEncoder first, LineEncoder second, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            int[] a = first.ids(lines.get(i));
            int[] b = second.ids(lines.get(i));
            int at = Arrays.mismatch(a, b);
            if (at >= 0) {
                return Optional.of("line " + (i + 1) + ", token " + (at + 1) + ": " + first.name() + " has " + id(a, at)
                        + ", " + second.name() + " has " + id(b, at));
            }
        }
        return Optional.empty();
    }

    private static String id(int[] ids, int at) {
        return at < ids.length ? String.valueOf(ids[at]) : "no more tokens";
    }
}
