package org.inkstone.nd4j;

import org.inkstone.core.backend.BinaryOp;
import org.inkstone.core.backend.Broadcast;
import org.inkstone.core.backend.DropoutMask;

/** Kernels on single elements, in blocks that fit the first-level cache. */
final class ElementwiseKernels {
    /** Numbers in a block: 16 KiB. */
    static final int BLOCK = 4096;

    private ElementwiseKernels() {}

    /** What is done for a block of at most {@link #BLOCK} numbers. */
    @FunctionalInterface
    interface BlockTask {
        void run(int from, int count);
    }

    static void forBlocks(int size, BlockTask task) {
        int blocks = (size + BLOCK - 1) / BLOCK;
        Workers.forRows(blocks, BLOCK, (first, end) -> {
            for (int b = first; b < end; b++) {
                task.run(b * BLOCK, Math.min(BLOCK, size - b * BLOCK));
            }
        });
    }

    /** Writes a block of results, or adds it to what stands there. */
    static void put(Nd4jStorage out, int from, float[] values, int count, boolean accumulate) {
        if (accumulate) {
            float[] before = Workers.scratch(11, count);
            out.load(from, before, count);
            for (int i = 0; i < count; i++) {
                values[i] += before[i];
            }
        }
        out.store(from, values, count);
    }

    static void affine(Nd4jStorage x, float scale, float shift, Nd4jStorage out, boolean accumulate) {
        forBlocks(out.size(), (from, count) -> {
            float[] v = Workers.scratch(0, count);
            x.load(from, v, count);
            if (scale != 1 || shift != 0) {
                for (int i = 0; i < count; i++) {
                    v[i] = scale * v[i] + shift;
                }
            }
            put(out, from, v, count, accumulate);
        });
    }

    static void dropout(Nd4jStorage x, double probability, long seed, Nd4jStorage out, boolean accumulate) {
        long threshold = DropoutMask.threshold(probability);
        float scale = (float) (1 / (1 - probability));
        forBlocks(out.size(), (from, count) -> {
            float[] v = Workers.scratch(0, count + 1);
            x.load(from, v, count);
            for (int i = 0; i < count; i += 2) {
                long bits = DropoutMask.bits(seed, (from + i) >>> 1);
                v[i] = (bits & 0xFFFFFFFFL) >= threshold ? v[i] * scale : 0;
                v[i + 1] = (bits >>> 32) >= threshold ? v[i + 1] * scale : 0;
            }
            put(out, from, v, count, accumulate);
        });
    }

    static void binary(
            BinaryOp op, Nd4jStorage a, Nd4jStorage b, Nd4jStorage out, Broadcast pairs, boolean accumulate) {
        int rank = pairs.rank();
        if (rank == 1 && pairs.aStride(0) == 1 && pairs.bStride(0) == 1) {
            forBlocks(out.size(), (from, count) -> {
                float[] left = Workers.scratch(0, count);
                float[] right = Workers.scratch(1, count);
                a.load(from, left, count);
                b.load(from, right, count);
                apply(op, left, right, count);
                put(out, from, left, count, accumulate);
            });
            return;
        }
        int inner = rank == 0 ? 1 : pairs.dim(rank - 1);
        int runs = inner == 0 ? 0 : out.size() / inner;
        Workers.forRows(runs, inner, (first, end) -> {
            float[] left = Workers.scratch(0, inner);
            float[] right = Workers.scratch(1, inner);
            for (int run = first; run < end; run++) {
                int rest = run;
                int i = 0;
                int j = 0;
                for (int axis = rank - 2; axis >= 0; axis--) {
                    int at = rest % pairs.dim(axis);
                    rest /= pairs.dim(axis);
                    i += at * pairs.aStride(axis);
                    j += at * pairs.bStride(axis);
                }
                gather(a, i, rank == 0 ? 0 : pairs.aStride(rank - 1), left, inner);
                gather(b, j, rank == 0 ? 0 : pairs.bStride(rank - 1), right, inner);
                apply(op, left, right, inner);
                put(out, run * inner, left, inner, accumulate);
            }
        });
    }

    private static void gather(Nd4jStorage source, int from, int stride, float[] target, int count) {
        if (stride == 1) {
            source.load(from, target, count);
        } else if (stride == 0) {
            java.util.Arrays.fill(target, 0, count, source.get(from));
        } else {
            for (int i = 0; i < count; i++) {
                target[i] = source.get(from + i * stride);
            }
        }
    }

    private static void apply(BinaryOp op, float[] a, float[] b, int count) {
        switch (op) {
            case ADD -> {
                for (int i = 0; i < count; i++) {
                    a[i] += b[i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < count; i++) {
                    a[i] -= b[i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < count; i++) {
                    a[i] *= b[i];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < count; i++) {
                    a[i] /= b[i];
                }
            }
        }
    }
}
