package org.inkstone.core.backend;

/** Matrices of a {@link TensorBackend}: their product, and picking and adding rows. */
public interface MatrixOperations {
    /**
     * Matrix product {@code C ← alpha · op(A)·op(B) + beta · C}; op(A) is [m, k], op(B) [k, n], C [m, n].
     *
     * @param transposeA whether A is stored as [k, m]
     * @param transposeB whether B is stored as [n, k]
     * @param m rows of C
     * @param n columns of C
     * @param k inner length
     * @param alpha factor of the product
     * @param a left matrix
     * @param aFrom where it begins
     * @param lda numbers from row to row of the stored A
     * @param b right matrix
     * @param bFrom where it begins
     * @param ldb numbers from row to row of the stored B
     * @param beta factor of what stands in C; 0 ignores it, even if it is NaN
     * @param c result
     * @param cFrom where it begins
     * @param ldc numbers from row to row of C
     */
    void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            Storage a,
            int aFrom,
            int lda,
            Storage b,
            int bFrom,
            int ldb,
            float beta,
            Storage c,
            int cFrom,
            int ldc);

    /**
     * Looks rows up: {@code out[i] = table[ids[i]]}.
     *
     * @param table [entries, width]
     * @param ids which rows, checked
     * @param width numbers in a row
     * @param out result [ids, width]
     */
    void gatherRows(Storage table, int[] ids, int width, Storage out);

    /**
     * Adds rows where they came from: {@code dTable[ids[i]] += dOut[i]}, in the order of i.
     *
     * @param dOut [ids, width]
     * @param ids which rows, checked
     * @param width numbers in a row
     * @param dTable [entries, width]
     */
    void scatterAddRows(Storage dOut, int[] ids, int width, Storage dTable);
}
