package org.inkstone.core.backend;

/** Kernels of the reference backend that treat a tensor as rows: normalization, softmax, loss. */
final class JavaRows {
    private JavaRows() {}

    static void layerNorm(
            JavaStorage x,
            JavaStorage gamma,
            JavaStorage beta,
            int rows,
            int width,
            double epsilon,
            JavaStorage y,
            JavaStorage statistics) {
        for (int r = 0; r < rows; r++) {
            int at = r * width;
            double mean = 0;
            for (int i = 0; i < width; i++) {
                mean += x.get(at + i);
            }
            mean /= width;
            double variance = 0;
            for (int i = 0; i < width; i++) {
                double d = x.get(at + i) - mean;
                variance += d * d;
            }
            double reciprocal = 1 / Math.sqrt(variance / width + epsilon);
            for (int i = 0; i < width; i++) {
                y.set(at + i, (x.get(at + i) - mean) * reciprocal * gamma.get(i) + beta.get(i));
            }
            statistics.set(2 * r, mean);
            statistics.set(2 * r + 1, reciprocal);
        }
    }

    /** With x̂ = (x − μ)·r and g = γ·dy:  dx = r·(g − mean(g) − x̂·mean(g·x̂)),  dγ = Σ dy·x̂,  dβ = Σ dy. */
    static void layerNormBackward(
            JavaStorage x,
            JavaStorage gamma,
            JavaStorage statistics,
            JavaStorage dy,
            int rows,
            int width,
            JavaStorage dx,
            boolean accumulateX,
            JavaStorage dGamma,
            JavaStorage dBeta,
            boolean accumulateParameters) {
        double[] gammaSum = new double[width];
        double[] betaSum = new double[width];
        for (int r = 0; r < rows; r++) {
            int at = r * width;
            double mean = statistics.get(2 * r);
            double reciprocal = statistics.get(2 * r + 1);
            double sum = 0;
            double dot = 0;
            for (int i = 0; i < width; i++) {
                double normal = (x.get(at + i) - mean) * reciprocal;
                double g = gamma.get(i) * dy.get(at + i);
                sum += g;
                dot += g * normal;
                gammaSum[i] += dy.get(at + i) * normal;
                betaSum[i] += dy.get(at + i);
            }
            for (int i = 0; i < width; i++) {
                double normal = (x.get(at + i) - mean) * reciprocal;
                double g = gamma.get(i) * dy.get(at + i);
                dx.put(at + i, reciprocal * (g - sum / width - normal * dot / width), accumulateX);
            }
        }
        for (int i = 0; i < width; i++) {
            dGamma.put(i, gammaSum[i], accumulateParameters);
            dBeta.put(i, betaSum[i], accumulateParameters);
        }
    }

    static void rmsNorm(
            JavaStorage x,
            JavaStorage gamma,
            int rows,
            int width,
            double epsilon,
            JavaStorage y,
            JavaStorage statistics) {
        for (int r = 0; r < rows; r++) {
            int at = r * width;
            double squares = 0;
            for (int i = 0; i < width; i++) {
                squares += x.get(at + i) * x.get(at + i);
            }
            double reciprocal = 1 / Math.sqrt(squares / width + epsilon);
            for (int i = 0; i < width; i++) {
                y.set(at + i, x.get(at + i) * reciprocal * gamma.get(i));
            }
            statistics.set(r, reciprocal);
        }
    }

    /** With x̂ = x·r and g = γ·dy:  dx = r·(g − x̂·mean(g·x̂)),  dγ = Σ dy·x̂. */
    static void rmsNormBackward(
            JavaStorage x,
            JavaStorage gamma,
            JavaStorage statistics,
            JavaStorage dy,
            int rows,
            int width,
            JavaStorage dx,
            boolean accumulateX,
            JavaStorage dGamma,
            boolean accumulateGamma) {
        double[] gammaSum = new double[width];
        for (int r = 0; r < rows; r++) {
            int at = r * width;
            double reciprocal = statistics.get(r);
            double dot = 0;
            for (int i = 0; i < width; i++) {
                double normal = x.get(at + i) * reciprocal;
                dot += gamma.get(i) * dy.get(at + i) * normal;
                gammaSum[i] += dy.get(at + i) * normal;
            }
            for (int i = 0; i < width; i++) {
                double normal = x.get(at + i) * reciprocal;
                double g = gamma.get(i) * dy.get(at + i);
                dx.put(at + i, reciprocal * (g - normal * dot / width), accumulateX);
            }
        }
        for (int i = 0; i < width; i++) {
            dGamma.put(i, gammaSum[i], accumulateGamma);
        }
    }

    static void softmax(JavaStorage x, int rows, int width, boolean logarithm, JavaStorage y) {
        for (int r = 0; r < rows; r++) {
            double max = max(x, r * width, width);
            double logSum = Math.log(sumOfExponentials(x, r * width, width, max));
            for (int i = r * width; i < (r + 1) * width; i++) {
                double log = max == Double.NEGATIVE_INFINITY ? max : x.get(i) - max - logSum;
                y.set(i, logarithm ? log : Math.exp(log));
            }
        }
    }

    static void softmaxBackward(
            JavaStorage y, JavaStorage dy, int rows, int width, boolean logarithm, JavaStorage dx, boolean accumulate) {
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int i = r * width; i < (r + 1) * width; i++) {
                sum += logarithm ? dy.get(i) : y.get(i) * dy.get(i);
            }
            for (int i = r * width; i < (r + 1) * width; i++) {
                double d = logarithm ? dy.get(i) - Math.exp(y.get(i)) * sum : y.get(i) * (dy.get(i) - sum);
                dx.put(i, d, accumulate);
            }
        }
    }

    static void crossEntropy(
            JavaStorage logits, int[] targets, int ignoreIndex, int width, JavaStorage losses, JavaStorage logSums) {
        for (int r = 0; r < targets.length; r++) {
            double logSum = logSumExp(logits, r * width, width);
            logSums.set(r, logSum);
            losses.set(r, targets[r] == ignoreIndex ? 0 : logSum - logits.get(r * width + targets[r]));
        }
    }

    static void crossEntropyBackward(
            JavaStorage logits,
            int[] targets,
            int ignoreIndex,
            int width,
            JavaStorage logSums,
            JavaStorage dLosses,
            JavaStorage dLogits,
            boolean accumulate) {
        for (int r = 0; r < targets.length; r++) {
            for (int i = 0; i < width; i++) {
                double d = 0;
                if (targets[r] != ignoreIndex) {
                    double p = Math.exp(logits.get(r * width + i) - logSums.get(r));
                    d = dLosses.get(r) * (p - (i == targets[r] ? 1 : 0));
                }
                dLogits.put(r * width + i, d, accumulate);
            }
        }
    }

    private static double logSumExp(JavaStorage x, int from, int width) {
        double max = max(x, from, width);
        return max == Double.NEGATIVE_INFINITY ? max : max + Math.log(sumOfExponentials(x, from, width, max));
    }

    private static double max(JavaStorage x, int from, int width) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + width; i++) {
            max = Math.max(max, x.get(i));
        }
        return max;
    }

    private static double sumOfExponentials(JavaStorage x, int from, int width, double max) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += Math.exp(x.get(i) - max);
        }
        return sum;
    }
}
