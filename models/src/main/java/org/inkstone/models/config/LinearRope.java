package org.inkstone.models.config;

/**
 * Position interpolation (位置内插, linear RoPE scaling): all positions are divided by one factor.
 *
 * <p>A model trained on L positions then reads s·L of them: no angle exceeds those seen in training, at the price that
 * neighbours lie closer together. Dividing the frequencies is the same as dividing the positions.
 *
 * <pre>{@code
 * f(i) = θ^(−2i/d) / s,  i = 0 … d/2−1
 * }</pre>
 *
 * @param theta θ, at least 1 and finite in float32
 * @param factor s, at least 1 and finite in float32
 * @book 长上下文模型: 扩展位置编码
 * @paper Chen, Wong, Chen, Tian (2023), Extending Context Window of Large Language Models via Positional Interpolation,
 *     arXiv 2306.15595
 */
public record LinearRope(double theta, double factor) implements RopeParameters {
    public LinearRope {
        Checks.atLeastOne("theta", theta);
        Checks.atLeastOne("factor", factor);
    }

    @Override
    public String ropeType() {
        return "linear";
    }

    @Override
    public float[] inverseFrequencies(int headDim) {
        float[] frequencies = RopeFrequencies.plain(theta, headDim);
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] /= (float) factor;
        }
        return frequencies;
    }
}
