package org.inkstone.models.config;

/**
 * Dynamic NTK-aware scaling (动态 NTK 缩放): the base θ grows with the text once it passes the trained length.
 *
 * <p>Up to L positions nothing changes. Beyond, a larger base slows the slow pairs by about the excess and hardly
 * touches the fast ones, so near neighbours stay distinct.
 *
 * <pre>{@code
 * θ'  = θ · (s·n/L − (s − 1))^(d/(d−2)),   n = max(length of the text, L)
 * f(i) = θ'^(−2i/d),  i = 0 … d/2−1
 * }</pre>
 *
 * <p>Because the frequencies depend on the length, keys that were cached while the text was shorter are turned by
 * other angles than those computed later; the reference implementation lives with that.
 *
 * @param theta θ, at least 1 and finite in float32
 * @param factor s, at least 1 and finite in float32
 * @param trainedLength L, the positions the model was trained on ({@code max_position_embeddings}), at least 1
 * @book 长上下文模型: 扩展位置编码
 * @paper Peng, Quesnelle, Fan, Shippole (2023), YaRN: Efficient Context Window Extension of Large Language Models,
 *     section 3.3 and appendix B.3, arXiv 2309.00071
 */
public record DynamicNtkRope(double theta, double factor, int trainedLength) implements RopeParameters {
    public DynamicNtkRope {
        Checks.atLeastOne("theta", theta);
        Checks.atLeastOne("factor", factor);
        Checks.inRange("trainedLength", trainedLength, 1, Integer.MAX_VALUE);
    }

    @Override
    public String ropeType() {
        return "dynamic";
    }

    @Override
    public float[] inverseFrequencies(int headDim) {
        return inverseFrequencies(headDim, trainedLength);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if {@code headDim} is odd or below 4 (the exponent d/(d−2) needs d &gt; 2), the
     *     length is negative, or the scaled base leaves the range of float32
     */
    @Override
    public float[] inverseFrequencies(int headDim, int sequenceLength) {
        Checks.inRange("sequenceLength", sequenceLength, 0, Integer.MAX_VALUE);
        if (headDim < 4) {
            throw new IllegalArgumentException("headDim must be at least 4 for dynamic RoPE, got " + headDim);
        }
        int length = Math.max(sequenceLength, trainedLength);
        double stretch = factor * length / trainedLength - (factor - 1);
        double scaled = theta * StrictMath.pow(stretch, (double) headDim / (headDim - 2));
        return RopeFrequencies.plain(Checks.positive("scaled theta", scaled), headDim);
    }
}
