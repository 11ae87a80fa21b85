package org.inkstone.core.tensor;

import org.inkstone.core.backend.Storage;
import org.inkstone.core.backend.TensorBackend;
import org.jspecify.annotations.Nullable;

/**
 * Matrix product (矩阵乘法) of the last two axes, and the linear layer (线性层) that adds a shift to each row of it.
 *
 * <pre>{@code
 * C = A·B         dA = dC·Bᵀ      dB = Aᵀ·dC
 * C = A·Bᵀ        dA = dC·B       dB = dCᵀ·A
 * C = A·B + b     db = sum of the rows of dC
 * }</pre>
 *
 * <p>If B is a matrix, the leading axes of A count as rows of one product. Cost: 2·m·n·k operations forward, twice
 * that backward. Transposes are flags of the multiplication, never copies; the shift is what the product is added to.
 */
final class MatrixProduct {
    private MatrixProduct() {}

    static Tensor of(Tensor a, Tensor b, boolean transposeB) {
        return of(a, b, transposeB, null);
    }

    /** {@code a·b + shift} with a matrix b. */
    static Tensor linear(Tensor a, Tensor b, boolean transposeB, Tensor shift) {
        Shape right = b.shape();
        if (right.rank() != 2 || !shift.shape().equals(Shape.of(right.dim(transposeB ? 0 : 1)))) {
            throw new IllegalArgumentException("linear: a bias of shape " + shift.shape()
                    + " must have one number for each output of the weight " + right
                    + (transposeB ? " (transposed)" : ""));
        }
        return of(a, b, transposeB, shift);
    }

    private static Tensor of(Tensor a, Tensor b, boolean transposeB, @Nullable Tensor shift) {
        Shape left = a.shape();
        Shape right = b.shape();
        if (left.rank() < 1 || right.rank() < 2) {
            throw mismatch(left, right, transposeB);
        }
        int k = left.dim(-1);
        int n = right.dim(transposeB ? -2 : -1);
        if (right.dim(transposeB ? -1 : -2) != k) {
            throw mismatch(left, right, transposeB);
        }
        int batch = 1;
        if (right.rank() > 2) {
            if (left.rank() != right.rank()) {
                throw mismatch(left, right, transposeB);
            }
            for (int axis = 0; axis < right.rank() - 2; axis++) {
                if (left.dim(axis) != right.dim(axis)) {
                    throw mismatch(left, right, transposeB);
                }
            }
            batch = right.product(0, right.rank() - 2);
        }
        int m = batch == 0 ? 0 : left.product(0, left.rank() - 1) / batch;
        Tensor c = Tensor.temporary(a.backend(), left.with(-1, n));
        Sizes sizes = new Sizes(a.backend(), batch, m, n, k);
        int ldb = transposeB ? k : n;
        if (shift != null) {
            a.backend().spreadAxis(shift.storage(), 1, m, n, 1, c.storage(), false);
        }
        sizes.multiply(false, transposeB, m, n, k, a, k, b, ldb, c.storage(), shift != null);
        return Tape.record(
                shift == null ? "matmul" : "linear",
                c,
                dc -> {
                    if (shift != null) {
                        shift.addGradient(
                                (db, accumulate) -> a.backend().sumAxis(dc.storage(), 1, m, n, 1, db, accumulate));
                    }
                    a.addGradient((da, accumulate) ->
                            sizes.multiply(false, !transposeB, m, k, n, dc, n, b, ldb, da, accumulate));
                    b.addGradient((db, accumulate) -> {
                        if (transposeB) {
                            sizes.multiply(true, false, n, k, m, dc, n, a, k, db, accumulate);
                        } else {
                            sizes.multiply(true, false, k, n, m, a, k, dc, n, db, accumulate);
                        }
                    });
                },
                shift == null ? new Tensor[] {a, b} : new Tensor[] {a, b, shift});
    }

    private static IllegalArgumentException mismatch(Shape left, Shape right, boolean transposeB) {
        return new IllegalArgumentException("matmul: shapes " + left + " and " + right
                + (transposeB ? " (transposed)" : "") + " do not go together");
    }

    /** One product for each matrix of a batch. */
    private record Sizes(TensorBackend backend, int batch, int m, int n, int k) {
        void multiply(
                boolean transposeX,
                boolean transposeY,
                int rows,
                int columns,
                int inner,
                Tensor x,
                int ldx,
                Tensor y,
                int ldy,
                Storage result,
                boolean accumulate) {
            int xStep = rows * inner;
            int yStep = inner * columns;
            for (int i = 0; i < batch; i++) {
                backend.gemm(
                        transposeX,
                        transposeY,
                        rows,
                        columns,
                        inner,
                        1,
                        x.storage(),
                        i * xStep,
                        ldx,
                        y.storage(),
                        i * yStep,
                        ldy,
                        accumulate ? 1 : 0,
                        result,
                        i * rows * columns,
                        columns);
            }
        }
    }
}
