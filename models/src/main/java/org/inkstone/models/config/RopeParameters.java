package org.inkstone.models.config;

/**
 * Rotary position embedding (旋转位置编码, RoPE): the angles by which queries and keys are turned.
 *
 * <p>A head of width d is read as d/2 pairs. At position m, pair i is turned by the angle m·f(i), so that the score of
 * a query and a key depends on their distance only. The inverse frequencies f fall geometrically: the first pairs turn
 * fast and tell neighbours apart, the last ones turn slowly and see far. The variants change f so that a model reads
 * texts longer than those it was trained on.
 *
 * <pre>{@code
 * f(i) = θ^(−2i/d),  i = 0 … d/2−1        θ = 10,000 in the first paper; radians per position
 * (x₁, x₂) at position m  →  (x₁·cos − x₂·sin, x₂·cos + x₁·sin),  cos = a·cos(m·f(i)), sin = a·sin(m·f(i))
 * }</pre>
 *
 * <p>a is the {@linkplain #attentionFactor() attention factor}; only YaRN has one other than 1. All arithmetic is that
 * of float32 in the order of the reference implementation, but each power is rounded correctly, which its vectorized
 * one sometimes is not: the frequencies agree to the last bit or a few units beside it. O(d) time and memory.
 *
 * @book 位置编码: 旋转位置编码
 * @paper Su, Lu, Pan, Murtadha, Wen, Liu (2021), RoFormer: Enhanced Transformer with Rotary Position Embedding, arXiv
 *     2104.09864
 * @see PlainRope
 * @see LinearRope
 * @see DynamicNtkRope
 * @see Llama3Rope
 * @see YarnRope
 */
public sealed interface RopeParameters permits PlainRope, LinearRope, DynamicNtkRope, Llama3Rope, YarnRope {
    /** The base θ of the first paper, and the default of most families: 10,000. */
    double DEFAULT_THETA = 10_000.0;

    /**
     * The base of the geometric series.
     *
     * @return θ, at least 1
     */
    double theta();

    /**
     * The variant's name in {@code config.json}.
     *
     * @return the value of {@code rope_type}, such as {@code "llama3"}
     */
    String ropeType();

    /**
     * The inverse frequencies for texts within the trained length.
     *
     * @param headDim d, the width of a head; positive and even
     * @return d/2 angles per position, in radians
     * @throws IllegalArgumentException if {@code headDim} is odd or not positive
     */
    float[] inverseFrequencies(int headDim);

    /**
     * The inverse frequencies for a text of some length. They differ from {@link #inverseFrequencies(int)} only for
     * {@link DynamicNtkRope}, beyond the trained length.
     *
     * @param headDim d, the width of a head; positive and even
     * @param sequenceLength how many positions the text has, at least 0
     * @return d/2 angles per position, in radians
     * @throws IllegalArgumentException if {@code headDim} is odd or not positive, or the length is negative
     */
    default float[] inverseFrequencies(int headDim, int sequenceLength) {
        Checks.inRange("sequenceLength", sequenceLength, 0, Integer.MAX_VALUE);
        return inverseFrequencies(headDim);
    }

    /**
     * What cosines and sines are multiplied by.
     *
     * @return a, 1 for all variants but YaRN
     */
    default double attentionFactor() {
        return 1.0;
    }
}
