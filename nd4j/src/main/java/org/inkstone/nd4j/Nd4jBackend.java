package org.inkstone.nd4j;

import org.inkstone.core.backend.AdamWStep;
import org.inkstone.core.backend.AttentionShape;
import org.inkstone.core.backend.BinaryOp;
import org.inkstone.core.backend.Broadcast;
import org.inkstone.core.backend.RotaryTable;
import org.inkstone.core.backend.Scope;
import org.inkstone.core.backend.Storage;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.backend.UnaryOp;
import org.inkstone.core.tensor.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The tensor backend on ND4J: its buffers hold the numbers, its BLAS multiplies matrices, and CPU kernels of our own do
 * the rest in one pass over memory each.
 *
 * <p>ND4J's own operations are not called: each costs an allocation or several microseconds, and some are wrong at the
 * edges. Temporary tensors come from an arena that is used again in every step. Work is split over the cores in a way
 * that depends on sizes only, so results are the same on any number of threads; {@code -Dinkstone.threads=N} sets
 * their number. BLAS itself is set to one thread, since the split is ours. Found by {@link java.util.ServiceLoader},
 * this backend wins over the reference backend whenever it is on the class path.
 */
public final class Nd4jBackend implements TensorBackend {
    /** Makes the backend; ND4J itself is loaded when the first tensor is made. */
    public Nd4jBackend() {}

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public int priority() {
        return 100;
    }

    /**
     * A tensor's numbers as an ND4J array that shares its memory; for tensors that are not temporary.
     *
     * @param tensor computed by this backend
     * @return of the tensor's shape; what is written to one is seen in the other
     */
    public static INDArray toINDArray(Tensor tensor) {
        Nd4jStorage storage = of(tensor.storage());
        int[] dims = tensor.shape().toArray();
        long[] shape = new long[dims.length];
        long[] strides = new long[dims.length];
        long step = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            shape[axis] = dims[axis];
            strides[axis] = step;
            step *= dims[axis];
        }
        return Nd4j.create(storage.slab().buffer(), shape, strides, storage.from(), 'c');
    }

    /**
     * How much memory outside the Java heap was ever reserved. A training step takes what earlier ones gave back, so
     * that this stays what it is after the first step and the first evaluation.
     *
     * @return bytes, those that were freed since included
     */
    public static long reservedBytes() {
        return Slab.reservedBytes();
    }

    @Override
    public Storage allocate(int size) {
        Nd4jStorage storage = new Nd4jStorage(new Slab(size), 0, size, null);
        MovementKernels.fill(storage, 0);
        return storage;
    }

    @Override
    public Storage allocateTemporary(int size) {
        ArenaScope scope = ArenaScope.innermost();
        return scope == null ? new Nd4jStorage(new Slab(size), 0, size, null) : scope.allocate(size);
    }

    @Override
    public Scope openScope() {
        return ArenaScope.open();
    }

    @Override
    public Storage slice(Storage whole, int from, int size) {
        whole.requireRange(from, size);
        return of(whole).slice(from, size);
    }

    @Override
    public void read(Storage source, int from, float[] target, int offset, int count) {
        source.requireRange(from, count);
        of(source).load(from, target, offset, count);
    }

    @Override
    public void write(float[] source, int offset, Storage target, int from, int count) {
        target.requireRange(from, count);
        of(target).store(from, source, offset, count);
    }

    @Override
    public double get(Storage source, int index) {
        source.requireRange(index, 1);
        return of(source).get(index);
    }

    @Override
    public void copyRows(
            Storage source,
            int sourceFrom,
            int sourceStride,
            Storage target,
            int targetFrom,
            int targetStride,
            int rows,
            int width,
            boolean accumulate) {
        source.requireRows(sourceFrom, rows, width, sourceStride);
        target.requireRows(targetFrom, rows, width, targetStride);
        MovementKernels.copyRows(
                of(source), sourceFrom, sourceStride, of(target), targetFrom, targetStride, rows, width, accumulate);
    }

    @Override
    public void fill(Storage target, float value) {
        MovementKernels.fill(of(target), value);
    }

    @Override
    public void gemm(
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
            int ldc) {
        a.requireRows(aFrom, transposeA ? k : m, transposeA ? m : k, lda);
        b.requireRows(bFrom, transposeB ? n : k, transposeB ? k : n, ldb);
        c.requireRows(cFrom, m, n, ldc);
        Blas.gemm(
                transposeA, transposeB, m, n, k, alpha, of(a), aFrom, lda, of(b), bFrom, ldb, beta, of(c), cFrom, ldc);
    }

    @Override
    public void unary(UnaryOp op, Storage x, Storage y) {
        ActivationKernels.unary(op, of(x), of(y));
    }

    @Override
    public void unaryBackward(UnaryOp op, Storage x, Storage y, Storage dy, Storage dx, boolean accumulate) {
        ActivationKernels.unaryBackward(op, of(x), of(y), of(dy), of(dx), accumulate);
    }

    @Override
    public void binary(BinaryOp op, Storage a, Storage b, Storage out, Broadcast broadcast, boolean accumulate) {
        ElementwiseKernels.binary(op, of(a), of(b), of(out), broadcast, accumulate);
    }

    @Override
    public void affine(Storage x, float scale, float shift, Storage out, boolean accumulate) {
        ElementwiseKernels.affine(of(x), scale, shift, of(out), accumulate);
    }

    @Override
    public void sumAxis(Storage x, int outer, int length, int inner, float scale, Storage out, boolean accumulate) {
        ReductionKernels.sumAxis(of(x), outer, length, inner, scale, of(out), accumulate);
    }

    @Override
    public void spreadAxis(Storage x, int outer, int length, int inner, float scale, Storage out, boolean accumulate) {
        ReductionKernels.spreadAxis(of(x), outer, length, inner, scale, of(out), accumulate);
    }

    @Override
    public void permute(Storage x, int[] dims, int[] order, Storage out, boolean accumulate) {
        MovementKernels.permute(of(x), dims, order, of(out), accumulate);
    }

    @Override
    public double sumOfSquares(Storage x) {
        return ReductionKernels.sumOfSquares(of(x));
    }

    @Override
    public int firstNonFinite(Storage x) {
        return OptimizerKernels.firstNonFinite(of(x));
    }

    @Override
    public void dropout(Storage x, double probability, long seed, Storage out, boolean accumulate) {
        ElementwiseKernels.dropout(of(x), probability, seed, of(out), accumulate);
    }

    @Override
    public void layerNorm(
            Storage x, Storage gamma, Storage beta, int rows, int width, float epsilon, Storage y, Storage statistics) {
        RowKernels.layerNorm(of(x), of(gamma), of(beta), rows, width, epsilon, of(y), of(statistics));
    }

    @Override
    public void layerNormBackward(
            Storage x,
            Storage gamma,
            Storage statistics,
            Storage dy,
            int rows,
            int width,
            Storage dx,
            boolean accumulateX,
            Storage dGamma,
            Storage dBeta,
            boolean accumulateParameters) {
        RowKernels.layerNormBackward(
                of(x),
                of(gamma),
                of(statistics),
                of(dy),
                rows,
                width,
                of(dx),
                accumulateX,
                of(dGamma),
                of(dBeta),
                accumulateParameters);
    }

    @Override
    public void rmsNorm(Storage x, Storage gamma, int rows, int width, float epsilon, Storage y, Storage statistics) {
        RowKernels.rmsNorm(of(x), of(gamma), rows, width, epsilon, of(y), of(statistics));
    }

    @Override
    public void rmsNormBackward(
            Storage x,
            Storage gamma,
            Storage statistics,
            Storage dy,
            int rows,
            int width,
            Storage dx,
            boolean accumulateX,
            Storage dGamma,
            boolean accumulateGamma) {
        RowKernels.rmsNormBackward(
                of(x),
                of(gamma),
                of(statistics),
                of(dy),
                rows,
                width,
                of(dx),
                accumulateX,
                of(dGamma),
                accumulateGamma);
    }

    @Override
    public void softmax(Storage x, int rows, int width, boolean logarithm, Storage y) {
        RowKernels.softmax(of(x), rows, width, logarithm, of(y));
    }

    @Override
    public void softmaxBackward(
            Storage y, Storage dy, int rows, int width, boolean logarithm, Storage dx, boolean accumulate) {
        RowKernels.softmaxBackward(of(y), of(dy), rows, width, logarithm, of(dx), accumulate);
    }

    @Override
    public void crossEntropy(
            Storage logits, int[] targets, int ignoreIndex, int width, Storage losses, Storage logSums) {
        RowKernels.crossEntropy(of(logits), targets, ignoreIndex, width, of(losses), of(logSums));
    }

    @Override
    public void crossEntropyBackward(
            Storage logits,
            int[] targets,
            int ignoreIndex,
            int width,
            Storage logSums,
            Storage dLosses,
            Storage dLogits,
            boolean accumulate) {
        RowKernels.crossEntropyBackward(
                of(logits), targets, ignoreIndex, width, of(logSums), of(dLosses), of(dLogits), accumulate);
    }

    @Override
    public void gatherRows(Storage table, int[] ids, int width, Storage out) {
        MovementKernels.gatherRows(of(table), ids, width, of(out));
    }

    @Override
    public void scatterAddRows(Storage dOut, int[] ids, int width, Storage dTable) {
        MovementKernels.scatterAddRows(of(dOut), ids, width, of(dTable));
    }

    @Override
    public void rotate(
            Storage x,
            int[] positions,
            int heads,
            RotaryTable table,
            boolean inverse,
            Storage out,
            boolean accumulate) {
        MovementKernels.rotate(of(x), positions, heads, table, inverse, of(out), accumulate);
    }

    @Override
    public void attention(AttentionShape shape, Storage q, Storage k, Storage v, Storage out, Storage logSums) {
        new AttentionKernels(shape).forward(of(q), of(k), of(v), of(out), of(logSums));
    }

    @Override
    public void attentionBackward(
            AttentionShape shape,
            Storage q,
            Storage k,
            Storage v,
            Storage out,
            Storage logSums,
            Storage dOut,
            Storage dq,
            Storage dk,
            Storage dv) {
        new AttentionKernels(shape)
                .backward(of(q), of(k), of(v), of(out), of(logSums), of(dOut), of(dq), of(dk), of(dv));
    }

    @Override
    public void adamW(Storage parameter, Storage gradient, Storage firstMoment, Storage secondMoment, AdamWStep step) {
        OptimizerKernels.adamW(of(parameter), of(gradient), of(firstMoment), of(secondMoment), step);
    }

    private static Nd4jStorage of(Storage storage) {
        return Nd4jStorage.of(storage);
    }
}
