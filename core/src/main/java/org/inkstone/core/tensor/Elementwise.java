package org.inkstone.core.tensor;

import java.util.Arrays;
import org.inkstone.core.backend.BinaryOp;
import org.inkstone.core.backend.Broadcast;
import org.inkstone.core.backend.Storage;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.backend.UnaryOp;

/**
 * Operations on each element by itself.
 *
 * <pre>{@code
 * y = f(x)        dx = f′(x)·dy
 * y = a + b       da = dy,    db = dy          summed over the axes along which a or b was stretched
 * y = a − b       da = dy,    db = −dy
 * y = a · b       da = dy·b,  db = dy·a
 * y = a / b       da = dy/b,  db = −dy·y/b
 * }</pre>
 */
final class Elementwise {
    private Elementwise() {}

    static Tensor unary(UnaryOp op, Tensor x) {
        TensorBackend backend = x.backend();
        Tensor y = Tensor.temporary(backend, x.shape());
        backend.unary(op, x.storage(), y.storage());
        return Tape.record(
                op.name(),
                y,
                dy -> x.addGradient((dx, accumulate) ->
                        backend.unaryBackward(op, x.storage(), y.storage(), dy.storage(), dx, accumulate)),
                x);
    }

    static Tensor affine(Tensor x, float scale, float shift) {
        TensorBackend backend = x.backend();
        Tensor y = Tensor.temporary(backend, x.shape());
        backend.affine(x.storage(), scale, shift, y.storage(), false);
        return Tape.record(
                "affine",
                y,
                dy -> x.addGradient((dx, accumulate) -> backend.affine(dy.storage(), scale, 0, dx, accumulate)),
                x);
    }

    static Tensor dropout(Tensor x, double probability, long seed) {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("dropout probability must be in [0, 1), got " + probability);
        }
        if (probability == 0) {
            return x;
        }
        TensorBackend backend = x.backend();
        Tensor y = Tensor.temporary(backend, x.shape());
        backend.dropout(x.storage(), probability, seed, y.storage(), false);
        return Tape.record(
                "dropout",
                y,
                dy -> x.addGradient(
                        (dx, accumulate) -> backend.dropout(dy.storage(), probability, seed, dx, accumulate)),
                x);
    }

    static Tensor binary(BinaryOp op, Tensor a, Tensor b) {
        Tensor y = compute(op, a, b);
        return Tape.record(
                op.name(),
                y,
                dy -> {
                    switch (op) {
                        case ADD -> {
                            // b gets a copy first; then a may take dy over, since nobody reads it any more.
                            addCopy(b, dy);
                            addReduced(a, dy, 1);
                        }
                        case SUBTRACT -> {
                            addReduced(b, dy, -1);
                            addReduced(a, dy, 1);
                        }
                        // #region multiply
                        case MULTIPLY -> {
                            addProduct(a, dy, b);
                            addProduct(b, dy, a);
                        }
                        // #endregion multiply
                        case DIVIDE -> {
                            if (a.isTracked()) {
                                addReduced(a, compute(BinaryOp.DIVIDE, dy, b), 1);
                            }
                            if (b.isTracked()) {
                                Tensor slope = compute(BinaryOp.DIVIDE, y, b);
                                addReduced(b, compute(BinaryOp.MULTIPLY, dy, slope), -1);
                            }
                        }
                    }
                },
                a,
                b);
    }

    private static Tensor compute(BinaryOp op, Tensor a, Tensor b) {
        int[] left = a.shape().toArray();
        int[] right = b.shape().toArray();
        int[] result = Broadcast.resultOf(left, right);
        Tensor y = Tensor.temporary(a.backend(), Shape.of(result));
        Broadcast pairs = Broadcast.of(left, right, result);
        a.backend().binary(op, a.storage(), b.storage(), y.storage(), pairs, false);
        return y;
    }

    /** Adds dy·factor to the gradient of x, straight into it where x was not stretched. */
    private static void addProduct(Tensor x, Tensor dy, Tensor factor) {
        if (!x.isTracked()) {
            return;
        }
        if (x.shape().equals(dy.shape())) {
            Broadcast pairs = Broadcast.of(
                    dy.shape().toArray(), factor.shape().toArray(), dy.shape().toArray());
            x.addGradient((dx, accumulate) ->
                    x.backend().binary(BinaryOp.MULTIPLY, dy.storage(), factor.storage(), dx, pairs, accumulate));
        } else {
            addReduced(x, compute(BinaryOp.MULTIPLY, dy, factor), 1);
        }
    }

    private static void addCopy(Tensor x, Tensor dy) {
        if (x.shape().equals(dy.shape())) {
            x.addGradient((dx, accumulate) -> x.backend().affine(dy.storage(), 1, 0, dx, accumulate));
        } else {
            addReduced(x, dy, 1);
        }
    }

    /** Adds sign·dy to the gradient of x, summed over the axes along which x was stretched. */
    private static void addReduced(Tensor x, Tensor dy, int sign) {
        if (!x.isTracked()) {
            return;
        }
        TensorBackend backend = x.backend();
        if (x.shape().equals(dy.shape())) {
            if (sign == 1) {
                x.passGradient(dy);
            } else {
                x.addGradient((dx, accumulate) -> backend.affine(dy.storage(), sign, 0, dx, accumulate));
            }
            return;
        }
        // Sum one stretched run of axes after the other; the last sum goes straight into the gradient.
        int[] have = dy.shape().toArray();
        int[] want = new int[have.length];
        Arrays.fill(want, 1);
        int[] target = x.shape().toArray();
        System.arraycopy(target, 0, want, have.length - target.length, target.length);
        Storage rest = dy.storage();
        int axis = nextStretched(have, want, 0);
        float scale = sign;
        while (axis < have.length) {
            int end = axis;
            int length = 1;
            while (end < have.length && have[end] != want[end]) {
                length *= have[end];
                have[end++] = 1;
            }
            int outer = product(have, 0, axis);
            int inner = product(have, end, have.length);
            int summed = length;
            Storage source = rest;
            float factor = scale;
            axis = nextStretched(have, want, end);
            if (axis == have.length) {
                x.addGradient(
                        (dx, accumulate) -> backend.sumAxis(source, outer, summed, inner, factor, dx, accumulate));
            } else {
                rest = backend.allocateTemporary(outer * inner);
                backend.sumAxis(source, outer, summed, inner, factor, rest, false);
                scale = 1;
            }
        }
        if (Arrays.equals(dy.shape().toArray(), want)) {
            // Only axes of length 1 were added in front: the numbers are the same.
            x.addGradient((dx, accumulate) -> backend.affine(dy.storage(), sign, 0, dx, accumulate));
        }
    }

    private static int nextStretched(int[] have, int[] want, int from) {
        int axis = from;
        while (axis < have.length && have[axis] == want[axis]) {
            axis++;
        }
        return axis;
    }

    private static int product(int[] dims, int from, int to) {
        int product = 1;
        for (int i = from; i < to; i++) {
            product *= dims[i];
        }
        return product;
    }
}
