package org.inkstone.core.backend;

/** What Transformers add: rotary positions and attention. */
public interface AttentionOperations {
    /**
     * Rotates pairs of dimensions by their position's angles: with x = [a; b] halves of a head,
     * {@code out = [a·cos − b·sin; b·cos + a·sin]}.
     *
     * @param x input [rows, heads, headDim]
     * @param positions of each row
     * @param heads heads in a row
     * @param table angles
     * @param inverse whether to rotate back, which is the backward pass
     * @param out result
     * @param accumulate whether to add
     */
    void rotate(
            Storage x, int[] positions, int heads, RotaryTable table, boolean inverse, Storage out, boolean accumulate);

    /**
     * Attention: {@code out = softmax(scale · q·kᵀ + mask)·v} for each head.
     *
     * @param shape sizes and mask
     * @param q queries [batch, queryLength, heads, headDim]
     * @param k keys [batch, keyLength, keyValueHeads, headDim]
     * @param v values, like the keys
     * @param out result, like the queries
     * @param logSums ln of the softmax's denominator [batch, heads, queryLength], kept for backward
     */
    void attention(AttentionShape shape, Storage q, Storage k, Storage v, Storage out, Storage logSums);

    /**
     * Backward of {@link #attention}; all three gradients are overwritten.
     *
     * @param shape as it was
     * @param q queries
     * @param k keys
     * @param v values
     * @param out its result
     * @param logSums what it kept
     * @param dOut gradient of the result
     * @param dq gradient of the queries
     * @param dk gradient of the keys
     * @param dv gradient of the values
     */
    void attentionBackward(
            AttentionShape shape,
            Storage q,
            Storage k,
            Storage v,
            Storage out,
            Storage logSums,
            Storage dOut,
            Storage dq,
            Storage dk,
            Storage dv);
}
