package org.inkstone.benchmarks;

import java.io.IOException;

/** Who is measured: does a fixed piece of work as often as it is asked to. */
interface Contestant {
    /** The name in the table. */
    String name();

    /** Whether it starts afresh in each round and warms itself up, as a program of its own does. */
    default boolean warmsItselfUp() {
        return false;
    }

    /** Does the work once and returns the seconds that count, above 0. */
    double seconds() throws IOException;
}
