package org.inkstone.core.io;

import java.io.IOException;

/**
 * A consumer that may fail with an {@link IOException}, such as code that writes to a stream it is handed.
 *
 * @param <T> what is consumed
 */
@FunctionalInterface
public interface IOConsumer<T> {
    /**
     * Consumes one value.
     *
     * @param value the value
     * @throws IOException if reading or writing fails
     */
    void accept(T value) throws IOException;
}
