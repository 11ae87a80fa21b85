package org.inkstone.nd4j;

import java.lang.ref.Reference;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Matrix products by the BLAS that ND4J ships, called straight on the buffers: row-major, transposes as flags, nothing
 * copied. OpenBLAS runs single-threaded; the work is cut into blocks of rows or columns here, by the sizes only, so
 * that results do not depend on the number of threads.
 */
final class Blas {
    private static final double SERIAL_FLOPS = 4e5;
    private static final int NARROWEST = 64;

    static {
        openblas.blas_set_num_threads(1);
    }

    private Blas() {}

    /** {@code C ← alpha·op(A)·op(B) + beta·C}, on all cores. */
    static void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            Nd4jStorage a,
            int aFrom,
            int lda,
            Nd4jStorage b,
            int bFrom,
            int ldb,
            float beta,
            Nd4jStorage c,
            int cFrom,
            int ldc) {
        boolean byRows = m >= n;
        int length = byRows ? m : n;
        int blocks = blocks(length, 2.0 * m * n * k);
        Workers.forTasks(blocks, block -> {
            // Blocks begin at multiples of 16: whole vectors, and the same kernels inside.
            int begin = (int) ((long) length * block / blocks) / 16 * 16;
            int end = block + 1 == blocks ? length : (int) ((long) length * (block + 1) / blocks) / 16 * 16;
            int size = end - begin;
            if (byRows) {
                int skip = transposeA ? begin : begin * lda;
                serial(
                        transposeA,
                        transposeB,
                        size,
                        n,
                        k,
                        alpha,
                        a,
                        aFrom + skip,
                        lda,
                        b,
                        bFrom,
                        ldb,
                        beta,
                        c,
                        cFrom + begin * ldc,
                        ldc);
            } else {
                int skip = transposeB ? begin * ldb : begin;
                serial(
                        transposeA,
                        transposeB,
                        m,
                        size,
                        k,
                        alpha,
                        a,
                        aFrom,
                        lda,
                        b,
                        bFrom + skip,
                        ldb,
                        beta,
                        c,
                        cFrom + begin,
                        ldc);
            }
        });
    }

    private static int blocks(int length, double flops) {
        if (flops < SERIAL_FLOPS || length < 2 * NARROWEST) {
            return 1;
        }
        return length < 1024 ? 2 : length < 8192 ? 4 : 8;
    }

    /** The same on the calling thread. */
    static void serial(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            Nd4jStorage a,
            int aFrom,
            int lda,
            Nd4jStorage b,
            int bFrom,
            int ldb,
            float beta,
            Nd4jStorage c,
            int cFrom,
            int ldc) {
        if (m == 0 || n == 0) {
            return;
        }
        try {
            FloatPointer left = a.at(aFrom);
            FloatPointer right = b.at(bFrom);
            FloatPointer result = c.at(cFrom);
            openblas.cblas_sgemm(
                    openblas.CblasRowMajor,
                    transposeA ? openblas.CblasTrans : openblas.CblasNoTrans,
                    transposeB ? openblas.CblasTrans : openblas.CblasNoTrans,
                    m,
                    n,
                    k,
                    alpha,
                    left,
                    Math.max(1, lda),
                    right,
                    Math.max(1, ldb),
                    beta,
                    result,
                    Math.max(1, ldc));
        } finally {
            Reference.reachabilityFence(a);
            Reference.reachabilityFence(b);
            Reference.reachabilityFence(c);
        }
    }
}
