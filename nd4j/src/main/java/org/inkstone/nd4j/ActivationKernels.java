package org.inkstone.nd4j;

import org.inkstone.core.backend.UnaryOp;

/** Functions of single elements and their derivatives, in blocks that fit the first-level cache. */
final class ActivationKernels {
    /** {@code ½(1 + tanh u) = σ(2u)}, u = √(2/π)(x + 0.044715x³). */
    private static final float GELU_SLOPE = (float) (2 * Math.sqrt(2 / Math.PI));

    private static final float GELU_CUBE = 0.044715f;
    private static final float INVERSE_SQRT_2_PI = (float) (1 / Math.sqrt(2 * Math.PI));

    private ActivationKernels() {}

    static void unary(UnaryOp op, Nd4jStorage x, Nd4jStorage y) {
        ElementwiseKernels.forBlocks(y.size(), (from, count) -> {
            float[] v = Workers.scratch(0, count);
            x.load(from, v, count);
            apply(op, v, count);
            y.store(from, v, count);
        });
    }

    private static void apply(UnaryOp op, float[] v, int count) {
        switch (op) {
            case GELU_TANH -> multiply(v, gate(v, count), count);
            case GELU -> multiply(v, normalCdf(v, gauss(v, count), count), count);
            case SILU -> multiply(v, sigmoid(v, count), count);
            case EXP -> FloatMath.exp(v, count);
            case SIGMOID -> FloatMath.sigmoid(v, count);
            default -> {
                for (int i = 0; i < count; i++) {
                    v[i] = (float) op.apply(v[i]);
                }
            }
        }
    }

    static void unaryBackward(
            UnaryOp op, Nd4jStorage x, Nd4jStorage y, Nd4jStorage dy, Nd4jStorage dx, boolean accumulate) {
        ElementwiseKernels.forBlocks(dx.size(), (from, count) -> {
            float[] in = Workers.scratch(0, count);
            float[] g = Workers.scratch(1, count);
            x.load(from, in, count);
            dy.load(from, g, count);
            switch (op) {
                case GELU_TANH -> multiplyGeluTanhSlope(g, in, gate(in, count), count);
                case GELU -> {
                    float[] gauss = gauss(in, count);
                    multiplyGeluSlope(g, in, gauss, normalCdf(in, gauss, count), count);
                }
                case SILU -> multiplySiluSlope(g, in, sigmoid(in, count), count);
                default -> {
                    float[] out = Workers.scratch(2, count);
                    y.load(from, out, count);
                    for (int i = 0; i < count; i++) {
                        g[i] *= (float) op.derivative(in[i], out[i]);
                    }
                }
            }
            ElementwiseKernels.put(dx, from, g, count, accumulate);
        });
    }

    private static void multiply(float[] v, float[] factor, int count) {
        for (int i = 0; i < count; i++) {
            v[i] *= factor[i];
        }
    }

    /** σ(2u), see {@link #GELU_SLOPE}. */
    private static float[] gate(float[] x, int count) {
        float[] s = Workers.scratch(3, count);
        for (int i = 0; i < count; i++) {
            s[i] = GELU_SLOPE * (x[i] + GELU_CUBE * x[i] * x[i] * x[i]);
        }
        FloatMath.sigmoid(s, count);
        return s;
    }

    private static float[] sigmoid(float[] x, int count) {
        float[] s = Workers.scratch(3, count);
        System.arraycopy(x, 0, s, 0, count);
        FloatMath.sigmoid(s, count);
        return s;
    }

    private static float[] gauss(float[] x, int count) {
        float[] e = Workers.scratch(4, count);
        for (int i = 0; i < count; i++) {
            e[i] = -0.5f * x[i] * x[i];
        }
        FloatMath.exp(e, count);
        return e;
    }

    private static float[] normalCdf(float[] x, float[] gauss, int count) {
        float[] cdf = Workers.scratch(3, count);
        System.arraycopy(gauss, 0, cdf, 0, count);
        FloatMath.normalCdf(x, cdf, count);
        return cdf;
    }

    private static void multiplyGeluTanhSlope(float[] g, float[] x, float[] s, int count) {
        for (int i = 0; i < count; i++) {
            float v = x[i];
            g[i] *= s[i] + v * s[i] * (1 - s[i]) * GELU_SLOPE * (1 + 3 * GELU_CUBE * v * v);
        }
    }

    private static void multiplyGeluSlope(float[] g, float[] x, float[] gauss, float[] cdf, int count) {
        for (int i = 0; i < count; i++) {
            g[i] *= cdf[i] + x[i] * gauss[i] * INVERSE_SQRT_2_PI;
        }
    }

    private static void multiplySiluSlope(float[] g, float[] x, float[] s, int count) {
        for (int i = 0; i < count; i++) {
            g[i] *= s[i] * (1 + x[i] * (1 - s[i]));
        }
    }
}
