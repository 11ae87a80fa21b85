package org.inkstone.nd4j;

import java.util.Arrays;
import org.inkstone.core.backend.AttentionShape;

/**
 * Attention: for each sequence and key-value head, matrix products on the heads where they lie in memory, and a softmax
 * over the rows of scores between them. The scores of one head are the only T×T matrix there is at a time.
 */
final class AttentionKernels {
    /** Off-heap matrices of a thread: scores, and their gradient. */
    private static final ThreadLocal<Nd4jStorage[]> MATRICES = ThreadLocal.withInitial(() -> new Nd4jStorage[2]);

    private final AttentionShape shape;
    private final int group;
    private final int queryStride;
    private final int keyStride;

    AttentionKernels(AttentionShape shape) {
        this.shape = shape;
        this.group = shape.heads() / shape.keyValueHeads();
        this.queryStride = shape.heads() * shape.headDim();
        this.keyStride = shape.keyValueHeads() * shape.headDim();
    }

    void forward(Nd4jStorage q, Nd4jStorage k, Nd4jStorage v, Nd4jStorage out, Nd4jStorage logSums) {
        int queries = shape.queryLength();
        int keys = shape.keyLength();
        int dim = shape.headDim();
        Workers.forTasks(shape.batch() * shape.heads(), task -> {
            int query = query(task);
            int key = key(task / shape.heads(), shape.keyValueHead(task % shape.heads()));
            Nd4jStorage p = matrix(0, queries * keys);
            Blas.serial(
                    false,
                    true,
                    queries,
                    keys,
                    dim,
                    shape.scale(),
                    q,
                    query,
                    queryStride,
                    k,
                    key,
                    keyStride,
                    0,
                    p,
                    0,
                    keys);
            float[] row = Workers.scratch(0, keys);
            float[] logs = Workers.scratch(1, queries);
            for (int i = 0; i < queries; i++) {
                int first = shape.firstKey(i);
                int end = shape.endKey(i);
                p.load(i * keys + first, row, first, end - first);
                logs[i] = softmax(row, first, end);
                Arrays.fill(row, 0, first, 0);
                Arrays.fill(row, end, keys, 0);
                p.store(i * keys, row, keys);
            }
            logSums.store(task * queries, logs, queries);
            Blas.serial(false, false, queries, dim, keys, 1, p, 0, keys, v, key, keyStride, 0, out, query, queryStride);
        });
    }

    private static float softmax(float[] row, int first, int end) {
        float max = Float.NEGATIVE_INFINITY;
        for (int j = first; j < end; j++) {
            max = Math.max(max, row[j]);
        }
        double sum = 0;
        for (int j = first; j < end; j++) {
            row[j] = FloatMath.exp(row[j] - max);
            sum += row[j];
        }
        float reciprocal = (float) (1 / sum);
        for (int j = first; j < end; j++) {
            row[j] *= reciprocal;
        }
        return (float) (max + Math.log(sum));
    }

    void backward(
            Nd4jStorage q,
            Nd4jStorage k,
            Nd4jStorage v,
            Nd4jStorage out,
            Nd4jStorage logSums,
            Nd4jStorage dOut,
            Nd4jStorage dq,
            Nd4jStorage dk,
            Nd4jStorage dv) {
        int queries = shape.queryLength();
        int keys = shape.keyLength();
        int dim = shape.headDim();
        Workers.forTasks(shape.batch() * shape.keyValueHeads(), task -> {
            int batch = task / shape.keyValueHeads();
            int key = key(batch, task % shape.keyValueHeads());
            Nd4jStorage p = matrix(0, queries * keys);
            Nd4jStorage dp = matrix(1, queries * keys);
            for (int member = 0; member < group; member++) {
                int head = task % shape.keyValueHeads() * group + member;
                int at = batch * shape.heads() + head;
                int query = query(at);
                float beta = member == 0 ? 0 : 1; // the heads of a group share keys and values
                Blas.serial(
                        false,
                        true,
                        queries,
                        keys,
                        dim,
                        shape.scale(),
                        q,
                        query,
                        queryStride,
                        k,
                        key,
                        keyStride,
                        0,
                        p,
                        0,
                        keys);
                Blas.serial(
                        false,
                        true,
                        queries,
                        keys,
                        dim,
                        1,
                        dOut,
                        query,
                        queryStride,
                        v,
                        key,
                        keyStride,
                        0,
                        dp,
                        0,
                        keys);
                scoreGradients(p, dp, out, dOut, query, logSums, at * queries);
                Blas.serial(
                        true,
                        false,
                        keys,
                        dim,
                        queries,
                        1,
                        p,
                        0,
                        keys,
                        dOut,
                        query,
                        queryStride,
                        beta,
                        dv,
                        key,
                        keyStride);
                Blas.serial(
                        false,
                        false,
                        queries,
                        dim,
                        keys,
                        shape.scale(),
                        dp,
                        0,
                        keys,
                        k,
                        key,
                        keyStride,
                        0,
                        dq,
                        query,
                        queryStride);
                Blas.serial(
                        true,
                        false,
                        keys,
                        dim,
                        queries,
                        shape.scale(),
                        dp,
                        0,
                        keys,
                        q,
                        query,
                        queryStride,
                        beta,
                        dk,
                        key,
                        keyStride);
            }
        });
    }

    /** Turns scores into probabilities, and dP into {@code dS = P ∘ (dP − rowsum(dO ∘ O))}, in place. */
    private void scoreGradients(
            Nd4jStorage p, Nd4jStorage dp, Nd4jStorage out, Nd4jStorage dOut, int query, Nd4jStorage logSums, int at) {
        int keys = shape.keyLength();
        int dim = shape.headDim();
        float[] row = Workers.scratch(0, keys);
        float[] slope = Workers.scratch(1, keys);
        float[] o = Workers.scratch(2, dim);
        float[] g = Workers.scratch(3, dim);
        for (int i = 0; i < shape.queryLength(); i++) {
            int first = shape.firstKey(i);
            int end = shape.endKey(i);
            out.load(query + i * queryStride, o, dim);
            dOut.load(query + i * queryStride, g, dim);
            float delta = 0;
            for (int d = 0; d < dim; d++) {
                delta += o[d] * g[d];
            }
            float logSum = logSums.get(at + i);
            p.load(i * keys + first, row, first, end - first);
            dp.load(i * keys + first, slope, first, end - first);
            for (int j = first; j < end; j++) {
                row[j] = FloatMath.exp(row[j] - logSum);
                slope[j] = row[j] * (slope[j] - delta);
            }
            Arrays.fill(row, 0, first, 0);
            Arrays.fill(row, end, keys, 0);
            Arrays.fill(slope, 0, first, 0);
            Arrays.fill(slope, end, keys, 0);
            p.store(i * keys, row, keys);
            dp.store(i * keys, slope, keys);
        }
    }

    private int query(int batchAndHead) {
        int batch = batchAndHead / shape.heads();
        return batch * shape.queryLength() * queryStride + batchAndHead % shape.heads() * shape.headDim();
    }

    private int key(int batch, int head) {
        return batch * shape.keyLength() * keyStride + head * shape.headDim();
    }

    private static Nd4jStorage matrix(int slot, int size) {
        Nd4jStorage[] all = MATRICES.get();
        Nd4jStorage matrix = all[slot];
        if (matrix == null || matrix.size() < size) {
            matrix = new Nd4jStorage(new Slab(size), 0, size, null);
            all[slot] = matrix;
        }
        return matrix;
    }
}
