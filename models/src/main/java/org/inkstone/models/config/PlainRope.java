package org.inkstone.models.config;

/**
 * Plain RoPE (标准旋转位置编码): the frequencies of the first paper, without any change for longer texts.
 *
 * <p>A larger base θ makes the slow pairs slower. Llama 3 uses 500,000 and Qwen 3 1,000,000 where the paper used
 * 10,000.
 *
 * <pre>{@code
 * f(i) = θ^(−2i/d),  i = 0 … d/2−1
 * }</pre>
 *
 * @param theta θ, at least 1 and finite in float32; 10,000 in the paper
 * @book 位置编码: 旋转位置编码
 * @paper Su, Lu, Pan, Murtadha, Wen, Liu (2021), RoFormer, section 3.2, arXiv 2104.09864
 */
public record PlainRope(double theta) implements RopeParameters {
    public PlainRope {
        Checks.atLeastOne("theta", theta);
    }

    @Override
    public String ropeType() {
        return "default";
    }

    @Override
    public float[] inverseFrequencies(int headDim) {
        return RopeFrequencies.plain(theta, headDim);
    }
}
