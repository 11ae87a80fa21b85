package org.inkstone.benchmarks;

import java.util.List;
import org.inkstone.core.backend.Storage;
import org.inkstone.core.backend.TensorBackend;

/**
 * The fastest that a backend multiplies square matrices of floats on this machine (矩阵乘法峰值), in GFLOP/s: what a
 * training step, which is mostly such products, could reach at best.
 *
 * <pre>{@code
 * operations = 2·n³        peak = the best of all sizes and runs
 * }</pre>
 */
final class SgemmPeak {
    private static final List<Integer> SIZES = List.of(256, 512, 1024, 2048);
    private static final int RUNS = 6;
    /** A backend without BLAS is not asked for a larger product. */
    private static final double LONG_SECONDS = 1;

    private SgemmPeak() {}

    static double gigaflops(TensorBackend backend) {
        double best = 0;
        for (int n : SIZES) {
            double seconds = fastest(backend, n);
            best = Math.max(best, 2.0 * n * n * n / seconds / 1e9);
            if (seconds > LONG_SECONDS) {
                break;
            }
        }
        return best;
    }

    private static double fastest(TensorBackend backend, int n) {
        Storage a = backend.allocate(n * n);
        Storage b = backend.allocate(n * n);
        Storage c = backend.allocate(n * n);
        backend.fill(a, 0.5f);
        backend.fill(b, 0.25f);
        double fastest = Double.POSITIVE_INFINITY;
        for (int run = 0; run < RUNS; run++) {
            long began = System.nanoTime();
            backend.gemm(false, false, n, n, n, 1, a, 0, n, b, 0, n, 0, c, 0, n);
            fastest = Math.min(fastest, (System.nanoTime() - began) / 1e9);
        }
        return fastest;
    }
}
