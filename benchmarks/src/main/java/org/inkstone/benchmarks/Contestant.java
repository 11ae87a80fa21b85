package org.inkstone.benchmarks;

import java.io.IOException;

/** Who is measured: does a fixed piece of work as often as it is asked to. */
interface Contestant extends Measurable<Double> {
    /** Whether it starts afresh in each round and warms itself up, as a program of its own does. */
    default boolean warmsItselfUp() {
        return false;
    }

    /** Does the work once and returns the seconds that count, above 0. */
    double seconds() throws IOException;

    @Override
    default Double measure() throws IOException {
        return seconds();
    }

    /** Works until the time is up; what has begun is let finish. */
    @Override
    default void warmUp(double seconds) throws IOException {
        if (warmsItselfUp() || seconds == 0) {
            return;
        }
        long began = System.nanoTime();
        do {
            seconds();
        } while ((System.nanoTime() - began) / 1e9 < seconds);
    }
}
