package org.inkstone.models.config;

/** The geometric series that all variants of RoPE start from, in the float32 arithmetic of the reference. */
final class RopeFrequencies {
    private RopeFrequencies() {}

    /**
     * The wavelengths over 2π.
     *
     * @param theta the base
     * @param headDim d, positive and even
     * @return θ^(2i/d) for i = 0 … d/2−1
     */
    static float[] powers(double theta, int headDim) {
        if (headDim <= 0 || headDim % 2 != 0) {
            throw new IllegalArgumentException("headDim must be positive and even for RoPE, got " + headDim);
        }
        float base = (float) theta;
        float[] powers = new float[headDim / 2];
        for (int i = 0; i < powers.length; i++) {
            float exponent = (float) (2 * i) / (float) headDim;
            // StrictMath: the same bits on every machine.
            powers[i] = (float) StrictMath.pow(base, exponent);
        }
        return powers;
    }

    /**
     * The inverse frequencies without any scaling.
     *
     * @param theta the base
     * @param headDim d, positive and even
     * @return θ^(−2i/d) for i = 0 … d/2−1
     */
    static float[] plain(double theta, int headDim) {
        float[] frequencies = powers(theta, headDim);
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = 1.0f / frequencies[i];
        }
        return frequencies;
    }
}
