package org.inkstone.nd4j;

import java.util.Arrays;

/** Kernels that treat a tensor as rows: normalization, softmax, loss. Formulas stand beside the reference backend's. */
final class RowKernels {
    /** Most partial sums of a parameter's gradient; how many there are depends on the number of rows only. */
    private static final int PARTS = 16;

    private RowKernels() {}

    static void layerNorm(
            Nd4jStorage x,
            Nd4jStorage gamma,
            Nd4jStorage beta,
            int rows,
            int width,
            float epsilon,
            Nd4jStorage y,
            Nd4jStorage statistics) {
        Workers.forRows(rows, width, (first, end) -> {
            float[] row = Workers.scratch(0, width);
            float[] scale = Workers.scratch(1, width);
            float[] shift = Workers.scratch(2, width);
            float[] kept = Workers.scratch(3, 2);
            gamma.load(0, scale, width);
            beta.load(0, shift, width);
            for (int r = first; r < end; r++) {
                x.load(r * width, row, width);
                float mean = (float) ReductionKernels.mean(row, width);
                for (int i = 0; i < width; i++) {
                    row[i] -= mean;
                }
                double variance = ReductionKernels.squares(row, width) / width;
                float reciprocal = (float) (1 / Math.sqrt(variance + epsilon));
                for (int i = 0; i < width; i++) {
                    row[i] = row[i] * reciprocal * scale[i] + shift[i];
                }
                y.store(r * width, row, width);
                kept[0] = mean;
                kept[1] = reciprocal;
                statistics.store(2 * r, kept, 2);
            }
        });
    }

    static void layerNormBackward(
            Nd4jStorage x,
            Nd4jStorage gamma,
            Nd4jStorage statistics,
            Nd4jStorage dy,
            int rows,
            int width,
            Nd4jStorage dx,
            boolean accumulateX,
            Nd4jStorage dGamma,
            Nd4jStorage dBeta,
            boolean accumulateParameters) {
        int parts = parts(rows);
        float[][] gammaSums = new float[parts][width];
        float[][] betaSums = new float[parts][width];
        Workers.forTasks(parts, part -> {
            float[] row = Workers.scratch(0, width);
            float[] g = Workers.scratch(1, width);
            float[] scale = Workers.scratch(2, width);
            float[] gammaSum = gammaSums[part];
            float[] betaSum = betaSums[part];
            gamma.load(0, scale, width);
            for (int r = begin(rows, part, parts); r < begin(rows, part + 1, parts); r++) {
                x.load(r * width, row, width);
                dy.load(r * width, g, width);
                float mean = statistics.get(2 * r);
                float reciprocal = statistics.get(2 * r + 1);
                for (int i = 0; i < width; i++) {
                    row[i] = (row[i] - mean) * reciprocal;
                    gammaSum[i] += g[i] * row[i];
                    betaSum[i] += g[i];
                    g[i] *= scale[i];
                }
                float average = (float) ReductionKernels.mean(g, width);
                float slope = dot(g, row, width) / width;
                for (int i = 0; i < width; i++) {
                    g[i] = reciprocal * (g[i] - average - row[i] * slope);
                }
                ElementwiseKernels.put(dx, r * width, g, width, accumulateX);
            }
        });
        addUp(gammaSums, width, dGamma, accumulateParameters);
        addUp(betaSums, width, dBeta, accumulateParameters);
    }

    static void rmsNorm(
            Nd4jStorage x,
            Nd4jStorage gamma,
            int rows,
            int width,
            float epsilon,
            Nd4jStorage y,
            Nd4jStorage statistics) {
        Workers.forRows(rows, width, (first, end) -> {
            float[] row = Workers.scratch(0, width);
            float[] scale = Workers.scratch(1, width);
            float[] kept = Workers.scratch(2, 1);
            gamma.load(0, scale, width);
            for (int r = first; r < end; r++) {
                x.load(r * width, row, width);
                float reciprocal = (float) (1 / Math.sqrt(ReductionKernels.squares(row, width) / width + epsilon));
                for (int i = 0; i < width; i++) {
                    row[i] = row[i] * reciprocal * scale[i];
                }
                y.store(r * width, row, width);
                kept[0] = reciprocal;
                statistics.store(r, kept, 1);
            }
        });
    }

    static void rmsNormBackward(
            Nd4jStorage x,
            Nd4jStorage gamma,
            Nd4jStorage statistics,
            Nd4jStorage dy,
            int rows,
            int width,
            Nd4jStorage dx,
            boolean accumulateX,
            Nd4jStorage dGamma,
            boolean accumulateGamma) {
        int parts = parts(rows);
        float[][] gammaSums = new float[parts][width];
        Workers.forTasks(parts, part -> {
            float[] row = Workers.scratch(0, width);
            float[] g = Workers.scratch(1, width);
            float[] scale = Workers.scratch(2, width);
            float[] gammaSum = gammaSums[part];
            gamma.load(0, scale, width);
            for (int r = begin(rows, part, parts); r < begin(rows, part + 1, parts); r++) {
                x.load(r * width, row, width);
                dy.load(r * width, g, width);
                float reciprocal = statistics.get(r);
                for (int i = 0; i < width; i++) {
                    row[i] *= reciprocal;
                    gammaSum[i] += g[i] * row[i];
                    g[i] *= scale[i];
                }
                float slope = dot(g, row, width) / width;
                for (int i = 0; i < width; i++) {
                    g[i] = reciprocal * (g[i] - row[i] * slope);
                }
                ElementwiseKernels.put(dx, r * width, g, width, accumulateX);
            }
        });
        addUp(gammaSums, width, dGamma, accumulateGamma);
    }

    private static int parts(int rows) {
        return Math.max(1, Math.min(PARTS, rows / 32));
    }

    private static int begin(int rows, int part, int parts) {
        return (int) ((long) rows * part / parts);
    }

    private static void addUp(float[][] parts, int width, Nd4jStorage out, boolean accumulate) {
        float[] sum = parts[0];
        for (int p = 1; p < parts.length; p++) {
            for (int i = 0; i < width; i++) {
                sum[i] += parts[p][i];
            }
        }
        ElementwiseKernels.put(out, 0, sum, width, accumulate);
    }

    private static float dot(float[] a, float[] b, int count) {
        double s = 0;
        double t = 0;
        int i = 0;
        for (; i + 1 < count; i += 2) {
            s += (double) a[i] * b[i];
            t += (double) a[i + 1] * b[i + 1];
        }
        if (i < count) {
            s += (double) a[i] * b[i];
        }
        return (float) (s + t);
    }

    static void softmax(Nd4jStorage x, int rows, int width, boolean logarithm, Nd4jStorage y) {
        Workers.forRows(rows, width, (first, end) -> {
            float[] row = Workers.scratch(0, width);
            float[] powers = Workers.scratch(1, width);
            for (int r = first; r < end; r++) {
                x.load(r * width, row, width);
                float max = FloatMath.max(row, 0, width);
                if (max == Float.NEGATIVE_INFINITY) {
                    Arrays.fill(row, 0, width, logarithm ? max : 0);
                } else {
                    float[] terms = logarithm ? powers : row;
                    double sum = exponentials(row, max, terms, width);
                    float logSum = (float) Math.log(sum);
                    float reciprocal = (float) (1 / sum);
                    for (int i = 0; i < width; i++) {
                        row[i] = logarithm ? row[i] - max - logSum : row[i] * reciprocal;
                    }
                }
                y.store(r * width, row, width);
            }
        });
    }

    static void softmaxBackward(
            Nd4jStorage y, Nd4jStorage dy, int rows, int width, boolean logarithm, Nd4jStorage dx, boolean accumulate) {
        Workers.forRows(rows, width, (first, end) -> {
            float[] p = Workers.scratch(0, width);
            float[] g = Workers.scratch(1, width);
            for (int r = first; r < end; r++) {
                y.load(r * width, p, width);
                dy.load(r * width, g, width);
                if (logarithm) {
                    float sum = (float) (ReductionKernels.mean(g, width) * width);
                    FloatMath.exp(p, width);
                    for (int i = 0; i < width; i++) {
                        g[i] -= p[i] * sum;
                    }
                } else {
                    float sum = dot(p, g, width);
                    for (int i = 0; i < width; i++) {
                        g[i] = p[i] * (g[i] - sum);
                    }
                }
                ElementwiseKernels.put(dx, r * width, g, width, accumulate);
            }
        });
    }

    static void crossEntropy(
            Nd4jStorage logits, int[] targets, int ignoreIndex, int width, Nd4jStorage losses, Nd4jStorage logSums) {
        Workers.forRows(targets.length, width, (first, end) -> {
            float[] row = Workers.scratch(0, width);
            float[] powers = Workers.scratch(1, width);
            float[] loss = Workers.scratch(2, end - first);
            float[] logSum = Workers.scratch(3, end - first);
            for (int r = first; r < end; r++) {
                logits.load(r * width, row, width);
                float max = FloatMath.max(row, 0, width);
                double log = max + Math.log(exponentials(row, max, powers, width));
                logSum[r - first] = (float) log;
                loss[r - first] = targets[r] == ignoreIndex ? 0 : (float) (log - row[targets[r]]);
            }
            losses.store(first, loss, end - first);
            logSums.store(first, logSum, end - first);
        });
    }

    static void crossEntropyBackward(
            Nd4jStorage logits,
            int[] targets,
            int ignoreIndex,
            int width,
            Nd4jStorage logSums,
            Nd4jStorage dLosses,
            Nd4jStorage dLogits,
            boolean accumulate) {
        Workers.forRows(targets.length, width, (first, end) -> {
            float[] row = Workers.scratch(0, width);
            for (int r = first; r < end; r++) {
                if (targets[r] == ignoreIndex) {
                    Arrays.fill(row, 0, width, 0);
                } else {
                    logits.load(r * width, row, width);
                    float logSum = logSums.get(r);
                    float g = dLosses.get(r);
                    for (int i = 0; i < width; i++) {
                        row[i] -= logSum;
                    }
                    FloatMath.exp(row, width);
                    for (int i = 0; i < width; i++) {
                        row[i] *= g;
                    }
                    row[targets[r]] -= g;
                }
                ElementwiseKernels.put(dLogits, r * width, row, width, accumulate);
            }
        });
    }

    /** {@code terms ← e^(v − max)}; returns their sum. */
    private static double exponentials(float[] v, float max, float[] terms, int count) {
        for (int i = 0; i < count; i++) {
            terms[i] = v[i] - max;
        }
        FloatMath.exp(terms, count);
        return FloatMath.sum(terms, 0, count);
    }
}
