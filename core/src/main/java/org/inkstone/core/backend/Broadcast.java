package org.inkstone.core.backend;

import java.util.Arrays;

/**
 * How the elements of two operands pair up under broadcasting (广播): NumPy's rule, axes aligned at the right, an axis
 * of length 1 stretched.
 *
 * <p>Each operand gets one stride for each axis of the result, in elements; 0 where it is stretched. Axes that both
 * operands walk alike are merged, so that equal shapes become one axis and a bias added to rows becomes two.
 */
public final class Broadcast {
    private final int[] dims;
    private final int[] aStrides;
    private final int[] bStrides;

    private Broadcast(int[] dims, int[] aStrides, int[] bStrides) {
        this.dims = dims;
        this.aStrides = aStrides;
        this.bStrides = bStrides;
    }

    /**
     * Pairs two shapes.
     *
     * @param a dimensions of the left operand
     * @param b dimensions of the right operand
     * @param result dimensions of the result, as {@link #resultOf} gives them
     * @return the merged walk
     */
    public static Broadcast of(int[] a, int[] b, int[] result) {
        int rank = result.length;
        int[] as = strides(a, rank);
        int[] bs = strides(b, rank);
        int[] dims = new int[rank];
        int[] am = new int[rank];
        int[] bm = new int[rank];
        int n = 0;
        for (int axis = 0; axis < rank; axis++) {
            if (result[axis] == 1) {
                continue;
            }
            boolean merges = n > 0 && am[n - 1] == as[axis] * result[axis] && bm[n - 1] == bs[axis] * result[axis];
            if (merges) {
                dims[n - 1] *= result[axis];
            } else {
                dims[n++] = result[axis];
            }
            am[n - 1] = as[axis];
            bm[n - 1] = bs[axis];
        }
        return new Broadcast(Arrays.copyOf(dims, n), Arrays.copyOf(am, n), Arrays.copyOf(bm, n));
    }

    /**
     * The shape that two shapes broadcast to.
     *
     * @param a dimensions of the left operand
     * @param b dimensions of the right operand
     * @return the result's dimensions
     * @throws IllegalArgumentException if they do not go together
     */
    public static int[] resultOf(int[] a, int[] b) {
        int rank = Math.max(a.length, b.length);
        int[] result = new int[rank];
        for (int i = 1; i <= rank; i++) {
            int x = i <= a.length ? a[a.length - i] : 1;
            int y = i <= b.length ? b[b.length - i] : 1;
            if (x != y && x != 1 && y != 1) {
                throw new IllegalArgumentException("shapes " + Arrays.toString(a) + " and " + Arrays.toString(b)
                        + " do not broadcast: axis " + (rank - i) + " is " + x + " in one and " + y + " in the other");
            }
            result[rank - i] = x == 1 ? y : x;
        }
        return result;
    }

    private static int[] strides(int[] dims, int rank) {
        int[] strides = new int[rank];
        int step = 1;
        for (int i = 1; i <= dims.length; i++) {
            int length = dims[dims.length - i];
            strides[rank - i] = length == 1 ? 0 : step;
            step *= length;
        }
        return strides;
    }

    /**
     * The number of merged axes.
     *
     * @return 0 for single numbers
     */
    public int rank() {
        return dims.length;
    }

    /**
     * Length of a merged axis.
     *
     * @param axis in [0, rank)
     * @return at least 2, or 0 if the result is empty
     */
    public int dim(int axis) {
        return dims[axis];
    }

    /**
     * Step of the left operand along a merged axis.
     *
     * @param axis in [0, rank)
     * @return elements, 0 if stretched
     */
    public int aStride(int axis) {
        return aStrides[axis];
    }

    /**
     * Step of the right operand along a merged axis.
     *
     * @param axis in [0, rank)
     * @return elements, 0 if stretched
     */
    public int bStride(int axis) {
        return bStrides[axis];
    }

    /** What is done for each element of the result. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Visits one element.
         *
         * @param out index in the result
         * @param a index in the left operand
         * @param b index in the right operand
         */
        void visit(int out, int a, int b);
    }

    /**
     * Walks over the result in order.
     *
     * @param visitor called once for each element
     */
    public void forEach(Visitor visitor) {
        walk(visitor, 0, 0, 0, 0);
    }

    private int walk(Visitor visitor, int axis, int out, int a, int b) {
        if (axis == dims.length) {
            visitor.visit(out, a, b);
            return out + 1;
        }
        int next = out;
        for (int i = 0; i < dims[axis]; i++) {
            next = walk(visitor, axis + 1, next, a + i * aStrides[axis], b + i * bStrides[axis]);
        }
        return next;
    }
}
