package org.inkstone.core.backend;

/**
 * Operations of a {@link TensorBackend} on each element by itself, and sums. Kernels with an {@code accumulate} flag add to
 * what stands in the result if it is true and overwrite it otherwise.
 */
public interface ElementOperations {
    /**
     * {@code y ← f(x)}.
     *
     * @param op the function
     * @param x input
     * @param y result of the same size
     */
    void unary(UnaryOp op, Storage x, Storage y);

    /**
     * {@code dx (+)= f′(x) · dy}.
     *
     * @param op the function
     * @param x its input
     * @param y its result
     * @param dy gradient of the result
     * @param dx gradient of the input
     * @param accumulate whether to add
     */
    void unaryBackward(UnaryOp op, Storage x, Storage y, Storage dy, Storage dx, boolean accumulate);

    /**
     * {@code out (+)= f(a, b)} with broadcasting.
     *
     * @param op the function
     * @param a left operand
     * @param b right operand
     * @param out result
     * @param broadcast how elements pair up
     * @param accumulate whether to add
     */
    void binary(BinaryOp op, Storage a, Storage b, Storage out, Broadcast broadcast, boolean accumulate);

    /**
     * {@code out (+)= scale · x + shift}.
     *
     * @param x input
     * @param scale factor
     * @param shift summand
     * @param out result of the same size
     * @param accumulate whether to add
     */
    void affine(Storage x, float scale, float shift, Storage out, boolean accumulate);

    /**
     * Sums over the middle axis: x is [outer, length, inner], {@code out[o, i] (+)= scale · Σₗ x[o, l, i]}.
     *
     * @param x input
     * @param outer product of the axes before
     * @param length of the summed axis
     * @param inner product of the axes after
     * @param scale factor, 1/length for a mean
     * @param out result [outer, inner]
     * @param accumulate whether to add
     */
    void sumAxis(Storage x, int outer, int length, int inner, float scale, Storage out, boolean accumulate);

    /**
     * Spreads over the middle axis, the backward of {@link #sumAxis}: {@code out[o, l, i] (+)= scale · x[o, i]}.
     *
     * @param x input [outer, inner]
     * @param outer product of the axes before
     * @param length of the new axis
     * @param inner product of the axes after
     * @param scale factor
     * @param out result [outer, length, inner]
     * @param accumulate whether to add
     */
    void spreadAxis(Storage x, int outer, int length, int inner, float scale, Storage out, boolean accumulate);

    /**
     * Permutes axes: axis i of the result is axis {@code order[i]} of x.
     *
     * @param x input
     * @param dims its dimensions
     * @param order a permutation of the axes
     * @param out result
     * @param accumulate whether to add
     */
    void permute(Storage x, int[] dims, int[] order, Storage out, boolean accumulate);

    /**
     * Sum of squares, in double precision and in a fixed order.
     *
     * @param x input
     * @return {@code Σ x²}
     */
    double sumOfSquares(Storage x);

    /**
     * The first number that is NaN or infinite.
     *
     * @param x input
     * @return its index, -1 if all are finite
     */
    int firstNonFinite(Storage x);

    /**
     * Dropout with the mask of {@link DropoutMask}; its backward is the same call on the gradient.
     *
     * @param x input
     * @param probability chance that an element becomes 0, in [0, 1)
     * @param seed decides the mask
     * @param out result
     * @param accumulate whether to add
     */
    void dropout(Storage x, double probability, long seed, Storage out, boolean accumulate);
}
