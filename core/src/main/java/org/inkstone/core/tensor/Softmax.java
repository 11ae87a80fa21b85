package org.inkstone.core.tensor;

import org.inkstone.core.backend.TensorBackend;

/**
 * Softmax (归一化指数函数) and its logarithm over the last axis.
 *
 * <pre>{@code
 * y = eˣ / Σ eˣ                 dx = y·(dy − Σ y·dy)
 * y = x − ln Σ eˣ               dx = dy − eʸ·Σ dy
 * }</pre>
 *
 * <p>The largest x of a row is taken off first, so that no exponential overflows. A row of nothing but −∞ becomes
 * zeros (−∞ in the logarithm).
 */
final class Softmax {
    private Softmax() {}

    static Tensor of(Tensor x, boolean logarithm) {
        int width = x.shape().dim(-1);
        int rows = width == 0 ? 0 : x.shape().size() / width;
        TensorBackend backend = x.backend();
        Tensor y = Tensor.temporary(backend, x.shape());
        backend.softmax(x.storage(), rows, width, logarithm, y.storage());
        return Tape.record(
                logarithm ? "logSoftmax" : "softmax",
                y,
                dy -> x.addGradient((dx, accumulate) ->
                        backend.softmaxBackward(y.storage(), dy.storage(), rows, width, logarithm, dx, accumulate)),
                x);
    }
}
