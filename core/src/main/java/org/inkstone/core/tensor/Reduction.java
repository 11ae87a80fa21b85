package org.inkstone.core.tensor;

import org.inkstone.core.backend.TensorBackend;

/**
 * Sums and means.
 *
 * <pre>{@code
 * y = scale · Σₗ xₗ       dxₗ = scale · dy
 * }</pre>
 */
final class Reduction {
    private Reduction() {}

    static Tensor all(Tensor x, float scale) {
        return reduce(x, 1, x.shape().size(), 1, Shape.of(), scale);
    }

    static Tensor axis(Tensor x, int axis, float scale) {
        int at = x.shape().axis(axis);
        int rank = x.shape().rank();
        int[] dims = x.shape().toArray();
        int[] left = new int[rank - 1];
        System.arraycopy(dims, 0, left, 0, at);
        System.arraycopy(dims, at + 1, left, at, rank - 1 - at);
        int outer = x.shape().product(0, at);
        return reduce(x, outer, dims[at], x.shape().product(at + 1, rank), Shape.of(left), scale);
    }

    private static Tensor reduce(Tensor x, int outer, int length, int inner, Shape result, float scale) {
        TensorBackend backend = x.backend();
        Tensor y = Tensor.temporary(backend, result);
        backend.sumAxis(x.storage(), outer, length, inner, scale, y.storage(), false);
        return Tape.record(
                "sum",
                y,
                dy -> x.addGradient((dx, accumulate) ->
                        backend.spreadAxis(dy.storage(), outer, length, inner, scale, dx, accumulate)),
                x);
    }
}
