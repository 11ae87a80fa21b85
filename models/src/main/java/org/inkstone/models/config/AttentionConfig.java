package org.inkstone.models.config;

import org.jspecify.annotations.Nullable;

/**
 * The shape of grouped-query attention (分组查询注意力, GQA): how many heads, how wide, with which biases.
 *
 * <p>Each key/value head serves heads / keyValueHeads query heads. As many of them as query heads is multi-head
 * attention (多头注意力), a single one is multi-query attention (多查询注意力).
 *
 * <pre>{@code
 * scores = q·kᵀ·scale,  scale = 1/√queryScalar                     queryScalar = headDim but for Gemma 2, 3
 * scores = cap·tanh(scores/cap)                                    if a cap is set, before the mask
 * q: [hiddenSize → heads·headDim],  k, v: [hiddenSize → keyValueHeads·headDim],  o: [heads·headDim → hiddenSize]
 * }</pre>
 *
 * @param heads query heads, at least 1
 * @param keyValueHeads key and value heads, at least 1; divides {@code heads}
 * @param headDim width of a head, in [1, {@value #MAX_HEAD_DIM}]; need not be hiddenSize / heads
 * @param inputBias whether the query, key and value projections have a bias
 * @param outputBias whether the output projection has a bias
 * @param queryScalar what the scores are divided by the square root of, at least 1; 1 leaves them unscaled
 * @param logitSoftCap the cap on scores, positive and finite; null for none
 * @book 多头自注意力: 分组查询注意力
 * @paper Ainslie, Lee-Thorp, de Jong, Zemlyanskiy, Lebrón, Sanghai (2023), GQA, arXiv 2305.13245
 */
public record AttentionConfig(
        int heads,
        int keyValueHeads,
        int headDim,
        boolean inputBias,
        boolean outputBias,
        int queryScalar,
        @Nullable Double logitSoftCap) {
    /** Widest head that a config may ask for; the widest in use are 512. */
    public static final int MAX_HEAD_DIM = 65_536;

    public AttentionConfig {
        Checks.inRange("heads", heads, 1, Integer.MAX_VALUE);
        Checks.inRange("keyValueHeads", keyValueHeads, 1, heads);
        if (heads % keyValueHeads != 0) {
            throw new IllegalArgumentException("keyValueHeads must divide heads " + heads + ", got " + keyValueHeads);
        }
        Checks.inRange("headDim", headDim, 1, MAX_HEAD_DIM);
        if ((long) heads * headDim > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("heads * headDim must be at most " + Integer.MAX_VALUE + ", got " + heads
                    + " * " + headDim + " = " + (long) heads * headDim);
        }
        Checks.inRange("queryScalar", queryScalar, 1, Integer.MAX_VALUE);
        if (logitSoftCap != null) {
            Checks.positive("logitSoftCap", logitSoftCap);
        }
    }

    /**
     * The width of all query heads.
     *
     * @return heads · headDim
     */
    public int queryWidth() {
        return heads * headDim;
    }

    /**
     * The width of all key heads, and of all value heads.
     *
     * @return keyValueHeads · headDim
     */
    public int keyValueWidth() {
        return keyValueHeads * headDim;
    }

    /**
     * How many query heads share a key/value head.
     *
     * @return heads / keyValueHeads
     */
    public int queriesPerKey() {
        return heads / keyValueHeads;
    }

    /**
     * What scores are multiplied by.
     *
     * @return 1/√queryScalar
     */
    public double scale() {
        return 1 / Math.sqrt(queryScalar);
    }
}
