package org.inkstone.benchmarks;

import java.util.Locale;

/**
 * The seconds of two passes over the same lines, each above 0.
 *
 * @param cold the first pass of a new tokenizer over lines that it has never seen
 * @param warm the pass after that
 */
record Passes(double cold, double warm) {
    Passes {
        if (!(cold > 0) || !(warm > 0)) {
            throw new IllegalArgumentException("passes must be above 0 s, got " + cold + " and " + warm);
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4g s cold, %.4g s warm", cold, warm);
    }
}
