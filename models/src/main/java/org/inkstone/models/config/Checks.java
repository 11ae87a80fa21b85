package org.inkstone.models.config;

/** Range checks whose messages read {@code "<name> must be <range>, got <value>"}. */
final class Checks {
    private Checks() {}

    static int inRange(String name, int value, int min, int max) {
        if (value < min || value > max) {
            String range = max == Integer.MAX_VALUE ? "at least " + min : "in [" + min + ", " + max + "]";
            throw new IllegalArgumentException(name + " must be " + range + ", got " + value);
        }
        return value;
    }

    static double inRange(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " must be in [" + min + ", " + max + "], got " + value);
        }
        return value;
    }

    static double positive(String name, double value) {
        if (!(value > 0 && value <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be positive and finite in float32, got " + value);
        }
        return value;
    }

    static double atLeastOne(String name, double value) {
        if (!(value >= 1 && value <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be at least 1 and finite in float32, got " + value);
        }
        return value;
    }
}
