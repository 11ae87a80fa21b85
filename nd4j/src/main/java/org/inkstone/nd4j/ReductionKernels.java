package org.inkstone.nd4j;

import java.util.Arrays;

/** Sums, in double precision and in an order that depends on the sizes only. */
final class ReductionKernels {
    private static final int BLOCK = ElementwiseKernels.BLOCK;
    /** Rows that are summed in float32 before their sum goes into a double. */
    private static final int ROWS = 32;

    private ReductionKernels() {}

    static void sumAxis(
            Nd4jStorage x, int outer, int length, int inner, float scale, Nd4jStorage out, boolean accumulate) {
        if (inner == 1 && outer == 1) {
            double[] parts = new double[(length + BLOCK - 1) / BLOCK];
            ElementwiseKernels.forBlocks(length, (from, count) -> {
                float[] v = Workers.scratch(0, count);
                x.load(from, v, count);
                parts[from / BLOCK] = FloatMath.sum(v, 0, count);
            });
            double sum = 0;
            for (double part : parts) {
                sum += part;
            }
            ElementwiseKernels.put(out, 0, new float[] {(float) (scale * sum)}, 1, accumulate);
        } else if (inner == 1) {
            Workers.forRows(outer, length, (first, end) -> {
                float[] row = Workers.scratch(0, length);
                float[] sums = Workers.scratch(1, end - first);
                for (int o = first; o < end; o++) {
                    x.load(o * length, row, length);
                    sums[o - first] = (float) (scale * FloatMath.sum(row, 0, length));
                }
                ElementwiseKernels.put(out, first, sums, end - first, accumulate);
            });
        } else {
            sumRows(x, outer, length, inner, scale, out, accumulate);
        }
    }

    /** Sums rows of width inner, in strips of columns. */
    private static void sumRows(
            Nd4jStorage x, int outer, int length, int inner, float scale, Nd4jStorage out, boolean accumulate) {
        int strip = Math.min(inner, 256);
        int strips = (inner + strip - 1) / strip;
        Workers.forRows(outer * strips, (int) Math.min(Integer.MAX_VALUE, (long) length * strip), (first, end) -> {
            float[] row = Workers.scratch(0, strip);
            float[] part = Workers.scratch(1, strip);
            double[] sum = new double[strip];
            for (int s = first; s < end; s++) {
                int column = s % strips * strip;
                int width = Math.min(strip, inner - column);
                int from = s / strips * length * inner + column;
                Arrays.fill(sum, 0);
                for (int l = 0; l < length; l += ROWS) {
                    Arrays.fill(part, 0, width, 0);
                    for (int r = l; r < Math.min(length, l + ROWS); r++) {
                        x.load(from + r * inner, row, width);
                        for (int i = 0; i < width; i++) {
                            part[i] += row[i];
                        }
                    }
                    for (int i = 0; i < width; i++) {
                        sum[i] += part[i];
                    }
                }
                for (int i = 0; i < width; i++) {
                    part[i] = (float) (scale * sum[i]);
                }
                ElementwiseKernels.put(out, s / strips * inner + column, part, width, accumulate);
            }
        });
    }

    static void spreadAxis(
            Nd4jStorage x, int outer, int length, int inner, float scale, Nd4jStorage out, boolean accumulate) {
        if (inner == 1) {
            ElementwiseKernels.forBlocks(outer * length, (from, count) -> {
                float[] v = Workers.scratch(0, count);
                for (int i = 0; i < count; ) {
                    int o = (from + i) / length;
                    int run = Math.min(count - i, (o + 1) * length - from - i);
                    Arrays.fill(v, i, i + run, scale * x.get(o));
                    i += run;
                }
                ElementwiseKernels.put(out, from, v, count, accumulate);
            });
        } else {
            Workers.forRows(outer * length, inner, (first, end) -> {
                float[] row = Workers.scratch(0, inner);
                for (int r = first; r < end; r++) {
                    x.load(r / length * inner, row, inner);
                    for (int i = 0; i < inner; i++) {
                        row[i] *= scale;
                    }
                    ElementwiseKernels.put(out, r * inner, row, inner, accumulate);
                }
            });
        }
    }

    static double sumOfSquares(Nd4jStorage x) {
        double[] parts = new double[(x.size() + BLOCK - 1) / BLOCK];
        ElementwiseKernels.forBlocks(x.size(), (from, count) -> {
            float[] v = Workers.scratch(0, count);
            x.load(from, v, count);
            parts[from / BLOCK] = squares(v, count);
        });
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    static double squares(float[] v, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            a += (double) v[i] * v[i];
            b += (double) v[i + 1] * v[i + 1];
            c += (double) v[i + 2] * v[i + 2];
            d += (double) v[i + 3] * v[i + 3];
        }
        for (; i < count; i++) {
            a += (double) v[i] * v[i];
        }
        return a + b + (c + d);
    }

    static double mean(float[] v, int count) {
        return FloatMath.sum(v, 0, count) / count;
    }
}
