package org.inkstone.models.config;

import org.jspecify.annotations.Nullable;

/**
 * YaRN (Yet another RoPE extensioN, 分段内插与注意力温度): fast pairs keep their frequency, slow ones are interpolated,
 * and the attention is made a little sharper.
 *
 * <p>A linear ramp over the pairs goes from 0 (keep) to 1 (divide by s). It begins at the pair that turns β_fast times
 * within the trained length and ends at the one that turns β_slow times.
 *
 * <pre>{@code
 * c(r)  = d·ln(L/(2π·r)) / (2·ln θ)                      the pair that turns r times
 * low   = max(⌊c(β_fast)⌋, 0),  high = min(⌈c(β_slow)⌉, d−1)     without ⌊⌋ ⌈⌉ if truncate is false
 * γ(i)  = clamp((i − low)/(high − low), 0, 1)
 * f(i)  = γ·θ^(−2i/d)/s + (1 − γ)·θ^(−2i/d)
 * a     = 0.1·ln s + 1                                   unless the config states it
 * a     = (0.1·m·ln s + 1) / (0.1·m_all·ln s + 1)        with mscale m and mscale_all_dim m_all
 * }</pre>
 *
 * @param theta θ, above 1 and finite in float32
 * @param factor s, at least 1 and finite in float32
 * @param originalLength L, the positions before extension, at least 1
 * @param statedAttentionFactor a as the config states it, positive; null to derive it from s
 * @param betaFast β_fast, at least β_slow; 32 in the paper
 * @param betaSlow β_slow, positive; 1 in the paper
 * @param mscale m, at least 0; 0 if not used
 * @param mscaleAllDim m_all, at least 0; 0 if not used
 * @param truncate whether the ends of the ramp are rounded to whole pairs; true in the paper
 * @book 长上下文模型: 扩展位置编码
 * @paper Peng, Quesnelle, Fan, Shippole (2023), YaRN: Efficient Context Window Extension of Large Language Models,
 *     section 3, arXiv 2309.00071
 */
public record YarnRope(
        double theta,
        double factor,
        int originalLength,
        @Nullable Double statedAttentionFactor,
        double betaFast,
        double betaSlow,
        double mscale,
        double mscaleAllDim,
        boolean truncate)
        implements RopeParameters {
    /** β_fast of the paper: 32 turns. */
    public static final double DEFAULT_BETA_FAST = 32;

    /** β_slow of the paper: one turn. */
    public static final double DEFAULT_BETA_SLOW = 1;

    public YarnRope {
        Checks.atLeastOne("theta", theta);
        if ((float) theta <= 1f) {
            throw new IllegalArgumentException("theta must be above 1 for yarn, got " + theta);
        }
        Checks.atLeastOne("factor", factor);
        Checks.inRange("originalLength", originalLength, 1, Integer.MAX_VALUE);
        if (statedAttentionFactor != null) {
            Checks.positive("attentionFactor", statedAttentionFactor);
        }
        Checks.positive("betaFast", betaFast);
        Checks.positive("betaSlow", betaSlow);
        if (betaFast < betaSlow) {
            throw new IllegalArgumentException("betaFast must be at least betaSlow " + betaSlow + ", got " + betaFast);
        }
        Checks.inRange("mscale", mscale, 0, Float.MAX_VALUE);
        Checks.inRange("mscaleAllDim", mscaleAllDim, 0, Float.MAX_VALUE);
    }

    /**
     * YaRN as in the paper: β_fast 32, β_slow 1, the attention factor derived from s.
     *
     * @param theta θ, above 1
     * @param factor s, at least 1
     * @param originalLength L, at least 1
     */
    public YarnRope(double theta, double factor, int originalLength) {
        this(theta, factor, originalLength, null, DEFAULT_BETA_FAST, DEFAULT_BETA_SLOW, 0, 0, true);
    }

    @Override
    public String ropeType() {
        return "yarn";
    }

    @Override
    public double attentionFactor() {
        if (statedAttentionFactor != null) {
            return statedAttentionFactor;
        }
        if (mscale != 0 && mscaleAllDim != 0) {
            return temperature(mscale) / temperature(mscaleAllDim);
        }
        return temperature(1);
    }

    private double temperature(double weight) {
        return 0.1 * weight * StrictMath.log(factor) + 1.0;
    }

    @Override
    public float[] inverseFrequencies(int headDim) {
        float[] powers = RopeFrequencies.powers(theta, headDim);
        double low = pairTurning(betaFast, headDim);
        double high = pairTurning(betaSlow, headDim);
        if (truncate) {
            low = Math.floor(low);
            high = Math.ceil(high);
        }
        low = Math.max(low, 0);
        high = Math.min(high, headDim - 1);
        if (low == high) {
            high += 0.001; // a step, not 0/0
        }
        float start = (float) low;
        float width = (float) (high - low);
        float[] frequencies = new float[powers.length];
        for (int i = 0; i < powers.length; i++) {
            float ramp = Math.min(Math.max((i - start) / width, 0f), 1f);
            float keep = 1 - ramp;
            float extrapolated = 1.0f / powers[i];
            float interpolated = 1.0f / ((float) factor * powers[i]);
            frequencies[i] = interpolated * (1 - keep) + extrapolated * keep;
        }
        return frequencies;
    }

    private double pairTurning(double turns, int headDim) {
        return headDim * StrictMath.log(originalLength / (turns * 2 * Math.PI)) / (2 * StrictMath.log(theta));
    }
}
