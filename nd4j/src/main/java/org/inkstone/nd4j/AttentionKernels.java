package org.inkstone.nd4j;

import java.util.Arrays;
import org.inkstone.core.backend.AttentionShape;

/**
 * Attention: for each sequence and head, matrix products on the heads where they lie in memory, and a softmax over the
 * rows of scores between them. Queries are taken in blocks; keys that no query of a block sees are left out.
 */
final class AttentionKernels {
    /** Queries in a block: few enough to skip most of what a causal mask hides, enough for an efficient product. */
    private static final int QUERIES = 64;
    /** Scores on which the softmax works at a time. */
    private static final int SCORES = 4096;

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

    /** Queries [query, query + rows) of a sequence, and the keys [key, key + width) that one of them sees at least. */
    private record Block(int query, int rows, int key, int width) {
        int size() {
            return rows * width;
        }
    }

    private Block block(int index) {
        int query = index * QUERIES;
        int rows = Math.min(QUERIES, shape.queryLength() - query);
        int key = shape.firstKey(query);
        return new Block(query, rows, key, shape.endKey(query + rows - 1) - key);
    }

    private int blocks() {
        return (shape.queryLength() + QUERIES - 1) / QUERIES;
    }

    void forward(Nd4jStorage q, Nd4jStorage k, Nd4jStorage v, Nd4jStorage out, Nd4jStorage logSums) {
        int dim = shape.headDim();
        Workers.forTasks(shape.batch() * shape.heads(), task -> {
            int head = query(task);
            int keyHead = key(task / shape.heads(), shape.keyValueHead(task % shape.heads()));
            for (int i = 0; i < blocks(); i++) {
                Block b = block(i);
                int query = head + b.query * queryStride;
                int key = keyHead + b.key * keyStride;
                Nd4jStorage p = matrix(0, b.size());
                scores(b, shape.scale(), q, query, k, key, p);
                softmax(b, p, logSums, task * shape.queryLength() + b.query);
                Blas.serial(
                        false,
                        false,
                        b.rows,
                        dim,
                        b.width,
                        1,
                        p,
                        0,
                        b.width,
                        v,
                        key,
                        keyStride,
                        0,
                        out,
                        query,
                        queryStride);
            }
        });
    }

    /** {@code P ← scale·Q·Kᵀ}. */
    private void scores(Block b, float scale, Nd4jStorage q, int query, Nd4jStorage k, int key, Nd4jStorage p) {
        Blas.serial(
                false,
                true,
                b.rows,
                b.width,
                shape.headDim(),
                scale,
                q,
                query,
                queryStride,
                k,
                key,
                keyStride,
                0,
                p,
                0,
                b.width);
    }

    /** Softmax of the rows of scores in place; keeps the logarithms of the denominators. */
    private void softmax(Block b, Nd4jStorage p, Nd4jStorage logSums, int at) {
        float[] logs = Workers.scratch(1, b.rows);
        int step = Math.max(1, SCORES / b.width);
        for (int first = 0; first < b.rows; first += step) {
            int rows = Math.min(step, b.rows - first);
            float[] s = Workers.scratch(0, rows * b.width);
            p.load(first * b.width, s, rows * b.width);
            for (int r = 0; r < rows; r++) {
                int from = r * b.width;
                hide(b, first + r, s, from, Float.NEGATIVE_INFINITY);
                float max = FloatMath.max(s, from, b.width);
                subtract(s, from, b.width, max);
                logs[first + r] = max;
            }
            FloatMath.exp(s, rows * b.width);
            for (int r = 0; r < rows; r++) {
                double sum = FloatMath.sum(s, r * b.width, b.width);
                scale(s, r * b.width, b.width, (float) (1 / sum));
                logs[first + r] += (float) Math.log(sum);
            }
            p.store(first * b.width, s, rows * b.width);
        }
        logSums.store(at, logs, b.rows);
    }

    /** Overwrites what a query does not see in its row. */
    private void hide(Block b, int row, float[] s, int from, float value) {
        int first = shape.firstKey(b.query + row) - b.key;
        int end = shape.endKey(b.query + row) - b.key;
        Arrays.fill(s, from, from + first, value);
        Arrays.fill(s, from + end, from + b.width, value);
    }

    private static void subtract(float[] s, int from, int count, float value) {
        for (int i = from; i < from + count; i++) {
            s[i] -= value;
        }
    }

    private static void scale(float[] s, int from, int count, float factor) {
        for (int i = from; i < from + count; i++) {
            s[i] *= factor;
        }
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
        int dim = shape.headDim();
        float scale = shape.scale();
        Workers.forTasks(shape.batch() * shape.keyValueHeads(), task -> {
            int batch = task / shape.keyValueHeads();
            int keyHead = key(batch, task % shape.keyValueHeads());
            clear(dk, keyHead);
            clear(dv, keyHead);
            for (int i = 0; i < group * blocks(); i++) { // the heads of a group share keys and values
                Block b = block(i % blocks());
                int head = batch * shape.heads() + task % shape.keyValueHeads() * group + i / blocks();
                int query = query(head) + b.query * queryStride;
                int key = keyHead + b.key * keyStride;
                Nd4jStorage p = matrix(0, b.size());
                Nd4jStorage dp = matrix(1, b.size());
                scores(b, scale, q, query, k, key, p);
                scores(b, 1, dOut, query, v, key, dp);
                scoreGradients(b, p, dp, out, dOut, query, logSums, head * shape.queryLength() + b.query);
                Blas.serial(
                        true,
                        false,
                        b.width,
                        dim,
                        b.rows,
                        1,
                        p,
                        0,
                        b.width,
                        dOut,
                        query,
                        queryStride,
                        1,
                        dv,
                        key,
                        keyStride);
                Blas.serial(
                        false,
                        false,
                        b.rows,
                        dim,
                        b.width,
                        scale,
                        dp,
                        0,
                        b.width,
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
                        b.width,
                        dim,
                        b.rows,
                        scale,
                        dp,
                        0,
                        b.width,
                        q,
                        query,
                        queryStride,
                        1,
                        dk,
                        key,
                        keyStride);
            }
        });
    }

    private void clear(Nd4jStorage gradient, int from) {
        float[] zeros = Workers.scratch(0, shape.headDim());
        Arrays.fill(zeros, 0, shape.headDim(), 0);
        for (int key = 0; key < shape.keyLength(); key++) {
            gradient.store(from + key * keyStride, zeros, shape.headDim());
        }
    }

    /** Turns scores into probabilities, and dP into {@code dS = P ∘ (dP − rowsum(dO ∘ O))}, in place. */
    private void scoreGradients(
            Block b,
            Nd4jStorage p,
            Nd4jStorage dp,
            Nd4jStorage out,
            Nd4jStorage dOut,
            int query,
            Nd4jStorage logSums,
            int at) {
        float[] logs = Workers.scratch(4, b.rows);
        logSums.load(at, logs, b.rows);
        int step = Math.max(1, SCORES / b.width);
        for (int first = 0; first < b.rows; first += step) {
            int rows = Math.min(step, b.rows - first);
            int size = rows * b.width;
            float[] s = Workers.scratch(0, size);
            float[] slope = Workers.scratch(1, size);
            p.load(first * b.width, s, size);
            dp.load(first * b.width, slope, size);
            for (int r = 0; r < rows; r++) {
                hide(b, first + r, s, r * b.width, Float.NEGATIVE_INFINITY);
                subtract(s, r * b.width, b.width, logs[first + r]);
                subtract(slope, r * b.width, b.width, delta(out, dOut, query + (first + r) * queryStride));
            }
            FloatMath.exp(s, size);
            for (int i = 0; i < size; i++) {
                slope[i] *= s[i];
            }
            p.store(first * b.width, s, size);
            dp.store(first * b.width, slope, size);
        }
    }

    /** {@code dO·O} of one query. */
    private float delta(Nd4jStorage out, Nd4jStorage dOut, int query) {
        int dim = shape.headDim();
        float[] o = Workers.scratch(2, dim);
        float[] g = Workers.scratch(3, dim);
        out.load(query, o, dim);
        dOut.load(query, g, dim);
        float delta = 0;
        for (int d = 0; d < dim; d++) {
            delta += o[d] * g[d];
        }
        return delta;
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
            int room = matrix == null ? size : Math.max(size, Math.min(Slab.LARGEST, matrix.size() * 2)); // texts grow
            matrix = new Nd4jStorage(new Slab(room), 0, room, null);
            all[slot] = matrix;
        }
        return matrix;
    }
}
