package org.inkstone.core.backend;

/**
 * A flat run of numbers that one {@link TensorBackend} owns: on the Java heap, outside it, or on a device. Only its
 * backend looks inside; everybody else passes it on.
 */
public interface Storage {
    /**
     * How many numbers it holds.
     *
     * @return at least 0
     */
    int size();
}
