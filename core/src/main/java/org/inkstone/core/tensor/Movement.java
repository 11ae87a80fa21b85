package org.inkstone.core.tensor;

import java.util.Arrays;
import org.inkstone.core.backend.TensorBackend;

/** Operations that move numbers without changing them; the backward of each moves gradients the other way. */
final class Movement {
    private Movement() {}

    static Tensor reshape(Tensor x, int[] dims) {
        int[] lengths = dims.clone();
        int known = 1;
        int open = -1;
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] != -1) {
                known *= lengths[i];
            } else if (open < 0) {
                open = i;
            } else {
                throw new IllegalArgumentException(
                        "reshape: at most one length may be -1, got " + Arrays.toString(dims));
            }
        }
        if (open >= 0 && known > 0) {
            lengths[open] = x.shape().size() / known;
        }
        Shape shape = Shape.of(lengths);
        if (shape.size() != x.shape().size()) {
            throw new IllegalArgumentException("reshape: " + x.shape() + " does not fit " + Arrays.toString(dims));
        }
        Tensor y = Tensor.view(x.backend(), shape, x.storage());
        return Tape.record("reshape", y, x::passGradient, x);
    }

    static Tensor permute(Tensor x, int[] order) {
        int rank = x.shape().rank();
        int[] inverse = new int[rank];
        Arrays.fill(inverse, -1);
        boolean valid = order.length == rank;
        for (int i = 0; valid && i < rank; i++) {
            valid = order[i] >= 0 && order[i] < rank && inverse[order[i]] < 0;
            if (valid) {
                inverse[order[i]] = i;
            }
        }
        if (!valid) {
            throw new IllegalArgumentException("permute: order must be a permutation of the axes of " + x.shape()
                    + ", got " + Arrays.toString(order));
        }
        int[] dims = x.shape().toArray();
        int[] permuted = new int[rank];
        for (int i = 0; i < rank; i++) {
            permuted[i] = dims[order[i]];
        }
        int[] axes = order.clone();
        TensorBackend backend = x.backend();
        Tensor y = Tensor.temporary(backend, Shape.of(permuted));
        backend.permute(x.storage(), dims, axes, y.storage(), false);
        return Tape.record(
                "permute",
                y,
                dy -> x.addGradient(
                        (dx, accumulate) -> backend.permute(dy.storage(), permuted, inverse, dx, accumulate)),
                x);
    }

    static Tensor slice(Tensor x, int axis, int from, int to) {
        int at = x.shape().axis(axis);
        int length = x.shape().dim(at);
        if (from < 0 || to < from || to > length) {
            throw new IllegalArgumentException(
                    "slice: [" + from + ", " + to + ") is not within axis " + at + " of " + x.shape());
        }
        int rows = x.shape().product(0, at);
        int inner = x.shape().product(at + 1, x.shape().rank());
        int whole = length * inner;
        int part = (to - from) * inner;
        TensorBackend backend = x.backend();
        Tensor y = Tensor.temporary(backend, x.shape().with(at, to - from));
        backend.copyRows(x.storage(), from * inner, whole, y.storage(), 0, part, rows, part, false);
        return Tape.record(
                "slice",
                y,
                dy -> x.addGradient((dx, accumulate) -> {
                    if (!accumulate) {
                        backend.fill(dx, 0);
                    }
                    backend.copyRows(dy.storage(), 0, part, dx, from * inner, whole, rows, part, true);
                }),
                x);
    }

    static Tensor concatenate(int axis, Tensor... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("concatenate: at least one tensor is needed");
        }
        Tensor first = parts[0];
        int at = first.shape().axis(axis);
        int length = 0;
        for (Tensor part : parts) {
            if (!part.shape().with(at, 1).equals(first.shape().with(at, 1))) {
                throw new IllegalArgumentException(
                        "concatenate: shapes " + first.shape() + " and " + part.shape() + " differ beside axis " + at);
            }
            length += part.shape().dim(at);
        }
        int rows = first.shape().product(0, at);
        int inner = first.shape().product(at + 1, first.shape().rank());
        int whole = length * inner;
        TensorBackend backend = first.backend();
        Tensor y = Tensor.temporary(backend, first.shape().with(at, length));
        int place = 0;
        for (Tensor part : parts) {
            int width = part.shape().dim(at) * inner;
            backend.copyRows(part.storage(), 0, width, y.storage(), place, whole, rows, width, false);
            place += width;
        }
        return Tape.record(
                "concatenate",
                y,
                dy -> {
                    int start = 0;
                    for (Tensor part : parts) {
                        int width = part.shape().dim(at) * inner;
                        int begin = start;
                        part.addGradient((dx, accumulate) ->
                                backend.copyRows(dy.storage(), begin, whole, dx, 0, width, rows, width, accumulate));
                        start += width;
                    }
                },
                parts);
    }
}
