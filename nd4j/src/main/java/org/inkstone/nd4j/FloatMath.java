package org.inkstone.nd4j;

/**
 * Exponential and error function in float32, a few times faster than {@link Math} and exact to about 2 units in the
 * last place.
 */
final class FloatMath {
    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -2.1219444e-4f;
    /** Adding 1.5·2²³ rounds to an integer that then stands in the lowest bits. */
    private static final float ROUND = 12582912f;

    private FloatMath() {}

    /**
     * {@code eˣ = 2ⁿ·eʳ} with {@code n = round(x·log₂e)}, {@code r = x − n·ln 2}, and a polynomial of degree 6 for
     * {@code eʳ} (coefficients of Moshier's Cephes). Below −87.3 the result is 0, above 88.7 infinite.
     */
    static float exp(float x) {
        float bounded = Math.max(-88f, Math.min(89f, x));
        float shifted = bounded * LOG2_E + ROUND;
        float n = shifted - ROUND;
        float r = bounded - n * LN2_HIGH - n * LN2_LOW;
        float p = 1.9875691e-4f;
        p = p * r + 1.3981999e-3f;
        p = p * r + 8.333452e-3f;
        p = p * r + 4.1665796e-2f;
        p = p * r + 1.6666666e-1f;
        p = p * r + 0.5f;
        p = p * r * r + r + 1;
        return p * Float.intBitsToFloat((Float.floatToRawIntBits(shifted) + 127) << 23);
    }

    /** The logistic function {@code 1/(1+e⁻ˣ)}. */
    static float sigmoid(float x) {
        return 1 / (1 + exp(-x));
    }

    /**
     * The normal distribution function {@code Φ(x)}, given {@code gauss = e^(−x²/2)}: Abramowitz and Stegun 7.1.26,
     * absolute error below 10⁻⁷.
     */
    static float normalCdf(float x, float gauss) {
        float t = 1 / (1 + 0.3275911f * 0.70710677f * Math.abs(x));
        float poly = t * (0.2548296f + t * (-0.28449672f + t * (1.4214138f + t * (-1.4531521f + t * 1.0614054f))));
        float tail = 0.5f * poly * gauss;
        return x > 0 ? 1 - tail : tail;
    }
}
