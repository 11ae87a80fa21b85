package org.inkstone.core.tensor;

import org.inkstone.core.backend.Storage;
import org.inkstone.core.backend.TensorBackend;

/**
 * Layer normalization (层归一化) and root-mean-square normalization (均方根归一化) over the last axis of width C.
 *
 * <pre>{@code
 * layerNorm   x̂ = (x − μ)/√(σ² + ε)        y = γ·x̂ + β       σ² is the mean square, not the sample variance
 * rmsNorm     x̂ = x/√(mean(x²) + ε)        y = γ·x̂
 * }</pre>
 *
 * The backward formulas stand beside the kernels of the reference backend.
 *
 * @paper Ba, Kiros, Hinton 2016, Layer Normalization, arXiv 1607.06450
 * @paper Zhang, Sennrich 2019, Root Mean Square Layer Normalization, arXiv 1910.07467
 */
final class Normalization {
    private Normalization() {}

    static Tensor layerNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon) {
        int width = width("layerNorm", x, gamma);
        width("layerNorm", x, beta);
        int rows = x.shape().size() / width;
        TensorBackend backend = x.backend();
        Tensor y = Tensor.temporary(backend, x.shape());
        Storage statistics = backend.allocateTemporary(2 * rows);
        backend.layerNorm(x.storage(), gamma.storage(), beta.storage(), rows, width, epsilon, y.storage(), statistics);
        return Tape.record(
                "layerNorm",
                y,
                dy -> {
                    Part dx = new Part(x);
                    Part dGamma = new Part(gamma);
                    Part dBeta = new Part(beta);
                    backend.layerNormBackward(
                            x.storage(),
                            gamma.storage(),
                            statistics,
                            dy.storage(),
                            rows,
                            width,
                            dx.storage(),
                            false,
                            dGamma.storage(),
                            dBeta.storage(),
                            false);
                    dx.add();
                    dGamma.add();
                    dBeta.add();
                },
                x,
                gamma,
                beta);
    }

    static Tensor rmsNorm(Tensor x, Tensor gamma, float epsilon) {
        int width = width("rmsNorm", x, gamma);
        int rows = x.shape().size() / width;
        TensorBackend backend = x.backend();
        Tensor y = Tensor.temporary(backend, x.shape());
        Storage statistics = backend.allocateTemporary(rows);
        backend.rmsNorm(x.storage(), gamma.storage(), rows, width, epsilon, y.storage(), statistics);
        return Tape.record(
                "rmsNorm",
                y,
                dy -> {
                    Part dx = new Part(x);
                    Part dGamma = new Part(gamma);
                    backend.rmsNormBackward(
                            x.storage(),
                            gamma.storage(),
                            statistics,
                            dy.storage(),
                            rows,
                            width,
                            dx.storage(),
                            false,
                            dGamma.storage(),
                            false);
                    dx.add();
                    dGamma.add();
                },
                x,
                gamma);
    }

    private static int width(String operation, Tensor x, Tensor parameter) {
        if (x.shape().rank() == 0
                || x.shape().dim(-1) == 0
                || !parameter.shape().equals(Shape.of(x.shape().dim(-1)))) {
            throw new IllegalArgumentException(operation + ": parameter shape " + parameter.shape()
                    + " must be the last axis of the input " + x.shape());
        }
        return x.shape().dim(-1);
    }
}
