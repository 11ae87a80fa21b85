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

    /**
     * Makes sure that numbers lie within, before a kernel touches them.
     *
     * @param from first number
     * @param count how many
     * @throws IndexOutOfBoundsException if one does not
     */
    default void requireRange(int from, int count) {
        if (from < 0 || count < 0 || count > size() - from) {
            throw new IndexOutOfBoundsException(
                    "numbers must be in [0, " + size() + ") of a storage, got " + count + " from " + from);
        }
    }

    /**
     * Makes sure that rows lie within, before a kernel touches them.
     *
     * @param from first number of the first row
     * @param rows how many
     * @param width numbers in a row
     * @param stride from one row to the next
     * @throws IndexOutOfBoundsException if one does not
     */
    default void requireRows(int from, int rows, int width, int stride) {
        boolean empty = rows == 0 || width == 0;
        long end = empty ? 0 : from + (rows - 1L) * stride + width;
        if (rows < 0 || width < 0 || (!empty && (from < 0 || stride < 0 || end > size()))) {
            throw new IndexOutOfBoundsException("rows must lie within the " + size() + " numbers of a storage, got "
                    + rows + " of width " + width + " from " + from + " with stride " + stride);
        }
    }
}
