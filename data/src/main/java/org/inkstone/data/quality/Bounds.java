package org.inkstone.data.quality;

/** Checks the bounds that rules are made with. */
final class Bounds {
    private Bounds() {}

    static void checkRange(double min, double max) {
        if (!(min <= max)) {
            throw new IllegalArgumentException("min must be at most max, got " + min + " and " + max);
        }
    }

    static void checkFraction(String name, double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1], got " + fraction);
        }
    }

    static void checkNGram(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1, got " + n);
        }
    }

    /** A share of a whole; 0 if there is nothing. */
    static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
