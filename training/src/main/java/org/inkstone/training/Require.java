package org.inkstone.training;

/** Range checks of options; all of them refuse NaN. */
final class Require {
    private Require() {}

    static double inRange(String name, double value, double from, double to) {
        if (!(value >= from && value <= to)) {
            throw new IllegalArgumentException(name + " must be in [" + from + ", " + to + "], got " + value);
        }
        return value;
    }

    static double below(String name, double value, double from, double end) {
        if (!(value >= from && value < end)) {
            throw new IllegalArgumentException(name + " must be in [" + from + ", " + end + "), got " + value);
        }
        return value;
    }

    static double notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be at least 0 and finite, got " + value);
        }
        return value;
    }

    static double positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be above 0, got " + value);
        }
        return value;
    }

    static long atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
        }
        return value;
    }
}
