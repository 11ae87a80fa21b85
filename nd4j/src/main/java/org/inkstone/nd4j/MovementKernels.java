package org.inkstone.nd4j;

import java.util.Arrays;
import org.inkstone.core.backend.RotaryTable;

/** Kernels that move rows, and rotate them. */
final class MovementKernels {
    private MovementKernels() {}

    static void fill(Nd4jStorage target, float value) {
        ElementwiseKernels.forBlocks(target.size(), (from, count) -> {
            float[] v = Workers.scratch(0, count);
            Arrays.fill(v, 0, count, value);
            target.store(from, v, count);
        });
    }

    static void copyRows(
            Nd4jStorage source,
            int sourceFrom,
            int sourceStride,
            Nd4jStorage target,
            int targetFrom,
            int targetStride,
            int rows,
            int width,
            boolean accumulate) {
        Workers.forRows(rows, width, (first, end) -> {
            float[] row = Workers.scratch(0, width);
            for (int r = first; r < end; r++) {
                source.load(sourceFrom + r * sourceStride, row, width);
                ElementwiseKernels.put(target, targetFrom + r * targetStride, row, width, accumulate);
            }
        });
    }

    static void permute(Nd4jStorage x, int[] dims, int[] order, Nd4jStorage out, boolean accumulate) {
        int rank = dims.length;
        int[] step = new int[rank];
        int stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            step[axis] = stride;
            stride *= dims[axis];
        }
        int inner = rank == 0 ? 1 : dims[order[rank - 1]];
        int innerStep = rank == 0 ? 1 : step[order[rank - 1]];
        int runs = inner == 0 ? 0 : out.size() / inner;
        Workers.forRows(runs, inner, (first, end) -> {
            float[] row = Workers.scratch(0, inner);
            for (int run = first; run < end; run++) {
                int rest = run;
                int from = 0;
                for (int axis = rank - 2; axis >= 0; axis--) {
                    from += rest % dims[order[axis]] * step[order[axis]];
                    rest /= dims[order[axis]];
                }
                if (innerStep == 1) {
                    x.load(from, row, inner);
                } else {
                    for (int i = 0; i < inner; i++) {
                        row[i] = x.get(from + i * innerStep);
                    }
                }
                ElementwiseKernels.put(out, run * inner, row, inner, accumulate);
            }
        });
    }

    static void gatherRows(Nd4jStorage table, int[] ids, int width, Nd4jStorage out) {
        Workers.forRows(ids.length, width, (first, end) -> {
            float[] row = Workers.scratch(0, width);
            for (int r = first; r < end; r++) {
                table.load(ids[r] * width, row, width);
                out.store(r * width, row, width);
            }
        });
    }

    static void scatterAddRows(Nd4jStorage dOut, int[] ids, int width, Nd4jStorage dTable) {
        float[] row = Workers.scratch(0, width);
        for (int r = 0; r < ids.length; r++) {
            dOut.load(r * width, row, width);
            ElementwiseKernels.put(dTable, ids[r] * width, row, width, true);
        }
    }

    static void rotate(
            Nd4jStorage x,
            int[] positions,
            int heads,
            RotaryTable table,
            boolean inverse,
            Nd4jStorage out,
            boolean accumulate) {
        int half = table.half();
        int width = heads * 2 * half;
        Workers.forRows(positions.length, width, (first, end) -> {
            float[] row = Workers.scratch(0, width);
            float[] cos = Workers.scratch(1, half);
            float[] sin = Workers.scratch(2, half);
            for (int r = first; r < end; r++) {
                x.load(r * width, row, width);
                for (int i = 0; i < half; i++) {
                    cos[i] = table.cos(positions[r], i);
                    sin[i] = inverse ? -table.sin(positions[r], i) : table.sin(positions[r], i);
                }
                for (int at = 0; at < width; at += 2 * half) {
                    for (int i = 0; i < half; i++) {
                        float a = row[at + i];
                        float b = row[at + half + i];
                        row[at + i] = a * cos[i] - b * sin[i];
                        row[at + half + i] = b * cos[i] + a * sin[i];
                    }
                }
                ElementwiseKernels.put(out, r * width, row, width, accumulate);
            }
        });
    }
}
