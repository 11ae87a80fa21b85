package org.inkstone.nd4j;

/**
 * Exponential and what is made of it, on arrays in float32: many times faster than {@link Math} and exact to about 2
 * units in the last place.
 *
 * <p>Each loop does one simple thing to every element, for such loops are compiled to vector instructions. One step of
 * the exponential is not: to put an exponent into the bits of a number. It has a loop of its own.
 */
final class FloatMath {
    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -2.1219444e-4f;
    /** Adding 1.5·2²³ rounds to an integer that then stands in the lowest bits. */
    private static final float ROUND = 12582912f;
    /** Numbers that are worked on at a time, so that they stay in the first-level cache. */
    private static final int CHUNK = 4096;

    // Places among a thread's arrays.
    private static final int PART = 9;
    private static final int POWERS = 10;

    private FloatMath() {}

    /**
     * {@code eˣ = 2ⁿ·eʳ} with {@code n = round(x·log₂e)}, {@code r = x − n·ln 2}, and a polynomial of degree 6 for
     * {@code eʳ} (coefficients of Moshier's Cephes), in place. Below −87.3 the result is 0, above 88.7 infinite.
     */
    static void exp(float[] x, int count) {
        float[] powers = Workers.scratch(POWERS, CHUNK);
        if (count <= CHUNK) {
            exp(x, powers, count);
            return;
        }
        float[] part = Workers.scratch(PART, CHUNK);
        for (int from = 0; from < count; from += CHUNK) {
            int size = Math.min(CHUNK, count - from);
            System.arraycopy(x, from, part, 0, size);
            exp(part, powers, size);
            System.arraycopy(part, 0, x, from, size);
        }
    }

    private static void exp(float[] x, float[] powers, int count) {
        polynomial(x, powers, count);
        scaleByPowers(x, powers, count);
    }

    /** {@code x ← eʳ}; the lowest bits of the powers become n. */
    private static void polynomial(float[] x, float[] powers, int count) {
        for (int i = 0; i < count; i++) {
            float bounded = Math.max(-88f, Math.min(89f, x[i]));
            float shifted = bounded * LOG2_E + ROUND;
            float n = shifted - ROUND;
            float r = bounded - n * LN2_HIGH - n * LN2_LOW;
            float p = 1.9875691e-4f;
            p = p * r + 1.3981999e-3f;
            p = p * r + 8.333452e-3f;
            p = p * r + 4.1665796e-2f;
            p = p * r + 1.6666666e-1f;
            p = p * r + 0.5f;
            x[i] = p * r * r + r + 1;
            powers[i] = shifted;
        }
    }

    /** {@code x ← x·2ⁿ}: the bits of the float 2ⁿ are {@code (n + 127) << 23}. */
    private static void scaleByPowers(float[] x, float[] powers, int count) {
        for (int i = 0; i < count; i++) {
            x[i] *= Float.intBitsToFloat((Float.floatToRawIntBits(powers[i]) + 127) << 23);
        }
    }

    /** The logistic function {@code 1/(1+e⁻ˣ)}, in place. */
    static void sigmoid(float[] x, int count) {
        for (int i = 0; i < count; i++) {
            x[i] = -x[i];
        }
        exp(x, count);
        for (int i = 0; i < count; i++) {
            x[i] = 1 / (1 + x[i]);
        }
    }

    /**
     * The normal distribution function {@code Φ(x)}, given {@code gauss = e^(−x²/2)}, which it overwrites: Abramowitz
     * and Stegun 7.1.26, absolute error below 10⁻⁷.
     */
    static void normalCdf(float[] x, float[] gauss, int count) {
        for (int i = 0; i < count; i++) {
            float t = 1 / (1 + 0.3275911f * 0.70710677f * Math.abs(x[i]));
            float poly = t * (0.2548296f + t * (-0.28449672f + t * (1.4214138f + t * (-1.4531521f + t * 1.0614054f))));
            gauss[i] *= 0.5f * poly; // the smaller tail
        }
        for (int i = 0; i < count; i++) {
            gauss[i] = x[i] > 0 ? 1 - gauss[i] : gauss[i];
        }
    }

    /** Sum, in double precision. */
    static double sum(float[] v, int from, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        int end = from + count;
        for (; i + 3 < end; i += 4) {
            a += v[i];
            b += v[i + 1];
            c += v[i + 2];
            d += v[i + 3];
        }
        for (; i < end; i++) {
            a += v[i];
        }
        return a + b + (c + d);
    }

    /** Largest number; NaN if one is. */
    static float max(float[] v, int from, int count) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            max = Math.max(max, v[i]);
        }
        return max;
    }
}
