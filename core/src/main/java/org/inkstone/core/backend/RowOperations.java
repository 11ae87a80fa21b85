package org.inkstone.core.backend;

/** Operations of a {@link TensorBackend} on rows: normalization, softmax, loss. */
public interface RowOperations {
    /**
     * Layer normalization of rows: {@code y = γ·(x − μ)/√(σ² + ε) + β}.
     *
     * @param x input [rows, width]
     * @param gamma scale [width]
     * @param beta shift [width]
     * @param rows how many rows
     * @param width numbers in a row
     * @param epsilon ε
     * @param y result [rows, width]
     * @param statistics mean and reciprocal deviation of each row [rows, 2], kept for backward
     */
    void layerNorm(
            Storage x, Storage gamma, Storage beta, int rows, int width, float epsilon, Storage y, Storage statistics);

    /**
     * Backward of {@link #layerNorm}.
     *
     * @param x its input
     * @param gamma its scale
     * @param statistics what it kept
     * @param dy gradient of the result
     * @param rows how many rows
     * @param width numbers in a row
     * @param dx gradient of x
     * @param accumulateX whether to add to dx
     * @param dGamma gradient of the scale
     * @param dBeta gradient of the shift
     * @param accumulateParameters whether to add to dGamma and dBeta
     */
    void layerNormBackward(
            Storage x,
            Storage gamma,
            Storage statistics,
            Storage dy,
            int rows,
            int width,
            Storage dx,
            boolean accumulateX,
            Storage dGamma,
            Storage dBeta,
            boolean accumulateParameters);

    /**
     * Root-mean-square normalization of rows: {@code y = γ·x/√(mean(x²) + ε)}.
     *
     * @param x input [rows, width]
     * @param gamma scale [width]
     * @param rows how many rows
     * @param width numbers in a row
     * @param epsilon ε
     * @param y result [rows, width]
     * @param statistics reciprocal root of each row [rows], kept for backward
     */
    void rmsNorm(Storage x, Storage gamma, int rows, int width, float epsilon, Storage y, Storage statistics);

    /**
     * Backward of {@link #rmsNorm}.
     *
     * @param x its input
     * @param gamma its scale
     * @param statistics what it kept
     * @param dy gradient of the result
     * @param rows how many rows
     * @param width numbers in a row
     * @param dx gradient of x
     * @param accumulateX whether to add to dx
     * @param dGamma gradient of the scale
     * @param accumulateGamma whether to add to dGamma
     */
    void rmsNormBackward(
            Storage x,
            Storage gamma,
            Storage statistics,
            Storage dy,
            int rows,
            int width,
            Storage dx,
            boolean accumulateX,
            Storage dGamma,
            boolean accumulateGamma);

    /**
     * Softmax of rows, with the row's maximum taken off first; a row of −∞ becomes zeros.
     *
     * @param x input [rows, width]
     * @param rows how many rows
     * @param width numbers in a row
     * @param logarithm whether to give log-probabilities
     * @param y result
     */
    void softmax(Storage x, int rows, int width, boolean logarithm, Storage y);

    /**
     * Backward of {@link #softmax}: {@code dx = y·(dy − Σ y·dy)}, with logarithm {@code dx = dy − eʸ·Σ dy}.
     *
     * @param y its result
     * @param dy gradient of the result
     * @param rows how many rows
     * @param width numbers in a row
     * @param logarithm as it was
     * @param dx gradient of the input
     * @param accumulate whether to add
     */
    void softmaxBackward(Storage y, Storage dy, int rows, int width, boolean logarithm, Storage dx, boolean accumulate);

    /**
     * Cross-entropy of each row against its target: {@code loss = ln Σ eᶻ − z[target]}, in nats.
     *
     * @param logits z [rows, width]
     * @param targets one id for each row, in [0, width), or ignored
     * @param ignoreIndex a target that asks for no loss
     * @param width the vocabulary size
     * @param losses result [rows], 0 for ignored rows
     * @param logSums ln Σ eᶻ of each row [rows], kept for backward
     */
    void crossEntropy(Storage logits, int[] targets, int ignoreIndex, int width, Storage losses, Storage logSums);

    /**
     * Backward of {@link #crossEntropy}: {@code dz = dLoss·(softmax(z) − onehot(target))}.
     *
     * @param logits z
     * @param targets its targets
     * @param ignoreIndex its ignored target
     * @param width the vocabulary size
     * @param logSums what it kept
     * @param dLosses gradient of each row's loss [rows]
     * @param dLogits gradient of z
     * @param accumulate whether to add
     */
    void crossEntropyBackward(
            Storage logits,
            int[] targets,
            int ignoreIndex,
            int width,
            Storage logSums,
            Storage dLosses,
            Storage dLogits,
            boolean accumulate);
}
