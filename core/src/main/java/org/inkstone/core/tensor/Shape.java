package org.inkstone.core.tensor;

import java.util.Arrays;

/**
 * The shape (形状) of a tensor: the length of each axis, outermost first. A shape of no axes is that of a single number.
 */
public final class Shape {
    private static final Shape SCALAR = new Shape(new int[0]);

    private final int[] dims;
    private final int size;

    private Shape(int[] dims) {
        this.dims = dims;
        long product = 1;
        for (int dim : dims) {
            if (dim < 0) {
                throw new IllegalArgumentException("dimensions must be at least 0, got " + Arrays.toString(dims));
            }
            product *= dim;
            if (product > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "a tensor must hold at most 2^31-1 numbers, got shape " + Arrays.toString(dims));
            }
        }
        this.size = (int) product;
    }

    /**
     * Makes a shape.
     *
     * @param dims length of each axis, at least 0; their product at most 2³¹−1
     * @return the shape
     * @throws IllegalArgumentException if a length is negative or the product too large
     */
    public static Shape of(int... dims) {
        return dims.length == 0 ? SCALAR : new Shape(dims.clone());
    }

    /**
     * The number of axes.
     *
     * @return 0 for a single number
     */
    public int rank() {
        return dims.length;
    }

    /**
     * The length of an axis.
     *
     * @param axis in [−rank, rank); negative ones count from the end
     * @return its length
     * @throws IllegalArgumentException if there is no such axis
     */
    public int dim(int axis) {
        return dims[axis(axis)];
    }

    /**
     * The number of elements.
     *
     * @return the product of all lengths, 1 for a single number
     */
    public int size() {
        return size;
    }

    /**
     * The lengths as a fresh array.
     *
     * @return outermost first
     */
    public int[] toArray() {
        return dims.clone();
    }

    /**
     * Counts an axis from the front.
     *
     * @param axis in [−rank, rank)
     * @return in [0, rank)
     * @throws IllegalArgumentException if there is no such axis
     */
    public int axis(int axis) {
        if (axis < -dims.length || axis >= dims.length) {
            throw new IllegalArgumentException(
                    "axis must be in [" + -dims.length + ", " + dims.length + ") for shape " + this + ", got " + axis);
        }
        return axis < 0 ? axis + dims.length : axis;
    }

    /**
     * The same shape with one axis of another length.
     *
     * @param axis in [−rank, rank)
     * @param length the new length
     * @return a new shape
     */
    public Shape with(int axis, int length) {
        int[] changed = dims.clone();
        changed[axis(axis)] = length;
        return new Shape(changed);
    }

    /** The product of the lengths in [from, to). */
    int product(int from, int to) {
        int product = 1;
        for (int i = from; i < to; i++) {
            product *= dims[i];
        }
        return product;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** Such as {@code [2, 3]}. */
    @Override
    public String toString() {
        return Arrays.toString(dims);
    }
}
