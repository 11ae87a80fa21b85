package org.inkstone.benchmarks;

import java.io.IOException;

/**
 * Who can be measured in turn with others.
 *
 * @param <T> what a measurement gives
 */
interface Measurable<T> {
    /** The name in the table. */
    String name();

    /** Works unmeasured before the first round, for about so many seconds; 0 for not at all. */
    void warmUp(double seconds) throws IOException;

    /** Does the work once. */
    T measure() throws IOException;
}
