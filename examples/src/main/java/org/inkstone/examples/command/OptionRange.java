package org.inkstone.examples.command;

/** Checks the values of options. */
final class OptionRange {
    private OptionRange() {}

    static void atLeast(String option, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(option + " must be at least " + least + ", got " + value);
        }
    }

    /** In [least, limit), which NaN is not. */
    static void below(String option, double value, double least, double limit) {
        if (!(value >= least && value < limit)) {
            throw new IllegalArgumentException(
                    option + " must be in [" + number(least) + ", " + number(limit) + "), got " + value);
        }
    }

    private static String number(double bound) {
        return bound == Double.POSITIVE_INFINITY ? "∞" : Long.toString((long) bound);
    }
}
