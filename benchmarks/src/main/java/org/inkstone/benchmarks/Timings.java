package org.inkstone.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What was measured of one contestant.
 *
 * @param name the contestant
 * @param seconds one measurement a round, each above 0
 */
record Timings(String name, List<Double> seconds) {
    Timings {
        seconds = List.copyOf(seconds);
        if (seconds.isEmpty()) {
            throw new IllegalArgumentException("seconds of " + name + " must hold at least one, got none");
        }
        for (double s : seconds) {
            if (!(s > 0) || !Double.isFinite(s)) {
                throw new IllegalArgumentException("seconds of " + name + " must be above 0, got " + s);
            }
        }
    }

    /** The measurement in the middle. */
    double median() {
        return median(seconds);
    }

    /** How far the measurements lie apart: (largest − smallest) / median. */
    double spread() {
        double[] sorted = sorted(seconds);
        return (sorted[sorted.length - 1] - sorted[0]) / median();
    }

    /** The number in the middle; of an even count, the mean of the two in the middle. */
    static double median(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("values must hold at least one, got none");
        }
        double[] sorted = sorted(values);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double[] sorted(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
