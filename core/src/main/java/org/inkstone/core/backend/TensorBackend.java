package org.inkstone.core.backend;

/**
 * What computes: the primitives that {@link org.inkstone.core.tensor.Tensor} is built on, over flat
 * {@link Storage}s in row-major order.
 *
 * <p>A backend knows no shapes beyond what each call says, and no gradients beyond the backward kernels; sizes,
 * indices and operands were checked by the caller. Kernels with an {@code accumulate} flag add to what stands in the
 * result if it is true and overwrite it otherwise. Results must not depend on the number of threads. Backends are
 * found by {@link java.util.ServiceLoader}, see {@link TensorBackends}; {@link JavaBackend} is the readable reference
 * that all others are tested against.
 */
public interface TensorBackend {
    /**
     * The backend's name for logs and errors.
     *
     * @return such as {@code "java"}
     */
    String name();

    /**
     * Which backend is taken if several are there.
     *
     * @return the highest wins; the reference backend has 0
     */
    int priority();

    // ---- memory ----------------------------------------------------------------------------------------------------

    /**
     * Reserves memory that lives as long as somebody holds it.
     *
     * @param size numbers, at least 0
     * @return filled with zeros
     */
    Storage allocate(int size);

    /**
     * Reserves memory in the innermost open scope of this thread, or for good if none is open.
     *
     * @param size numbers, at least 0
     * @return with arbitrary contents
     */
    Storage allocateTemporary(int size);

    /**
     * Opens a scope for temporary memory on this thread.
     *
     * @return the scope, to be closed by the same thread
     */
    Scope openScope();

    /**
     * A part of a storage that shares its memory.
     *
     * @param whole the storage
     * @param from first number
     * @param size how many numbers
     * @return the part
     */
    Storage slice(Storage whole, int from, int size);

    /**
     * Copies to the Java heap.
     *
     * @param source where from
     * @param from first number
     * @param target where to
     * @param offset first place in the target
     * @param count how many numbers
     */
    void read(Storage source, int from, float[] target, int offset, int count);

    /**
     * Copies from the Java heap.
     *
     * @param source where from
     * @param offset first place in the source
     * @param target where to
     * @param from first number to overwrite
     * @param count how many numbers
     */
    void write(float[] source, int offset, Storage target, int from, int count);

    /**
     * Reads one number in the backend's own precision.
     *
     * @param source where from
     * @param index which
     * @return the number
     */
    double get(Storage source, int index);

    /**
     * Copies rows between storages with row strides: row r goes from {@code sourceFrom + r·sourceStride} to
     * {@code targetFrom + r·targetStride}.
     *
     * @param source where from
     * @param sourceFrom first number
     * @param sourceStride numbers from row to row
     * @param target where to
     * @param targetFrom first place
     * @param targetStride places from row to row
     * @param rows how many rows
     * @param width numbers in a row
     * @param accumulate whether to add instead of overwriting
     */
    void copyRows(
            Storage source,
            int sourceFrom,
            int sourceStride,
            Storage target,
            int targetFrom,
            int targetStride,
            int rows,
            int width,
            boolean accumulate);

    /**
     * Sets every number.
     *
     * @param target what to fill
     * @param value the value
     */
    void fill(Storage target, float value);

    // ---- linear algebra --------------------------------------------------------------------------------------------

    /**
     * Matrix product {@code C ← alpha · op(A)·op(B) + beta · C}; op(A) is [m, k], op(B) [k, n], C [m, n].
     *
     * @param transposeA whether A is stored as [k, m]
     * @param transposeB whether B is stored as [n, k]
     * @param m rows of C
     * @param n columns of C
     * @param k inner length
     * @param alpha factor of the product
     * @param a left matrix
     * @param aFrom where it begins
     * @param lda numbers from row to row of the stored A
     * @param b right matrix
     * @param bFrom where it begins
     * @param ldb numbers from row to row of the stored B
     * @param beta factor of what stands in C; 0 ignores it, even if it is NaN
     * @param c result
     * @param cFrom where it begins
     * @param ldc numbers from row to row of C
     */
    void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            Storage a,
            int aFrom,
            int lda,
            Storage b,
            int bFrom,
            int ldb,
            float beta,
            Storage c,
            int cFrom,
            int ldc);

    // ---- elementwise -----------------------------------------------------------------------------------------------

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

    // ---- rows: normalization, softmax, loss ------------------------------------------------------------------------

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

    // ---- Transformers ----------------------------------------------------------------------------------------------

    /**
     * Looks rows up: {@code out[i] = table[ids[i]]}.
     *
     * @param table [entries, width]
     * @param ids which rows, checked
     * @param width numbers in a row
     * @param out result [ids, width]
     */
    void gatherRows(Storage table, int[] ids, int width, Storage out);

    /**
     * Adds rows where they came from: {@code dTable[ids[i]] += dOut[i]}, in the order of i.
     *
     * @param dOut [ids, width]
     * @param ids which rows, checked
     * @param width numbers in a row
     * @param dTable [entries, width]
     */
    void scatterAddRows(Storage dOut, int[] ids, int width, Storage dTable);

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

    // ---- optimization ----------------------------------------------------------------------------------------------

    /**
     * One update of AdamW, all four storages of one size, in float32:
     *
     * <pre>{@code
     * g ← gradientScale · g
     * p ← p − η·λ·p
     * m ← β₁·m + (1−β₁)·g          v ← β₂·v + (1−β₂)·g²
     * p ← p − η · (m/(1−β₁ᵗ)) / (√(v/(1−β₂ᵗ)) + ε)
     * }</pre>
     *
     * @param parameter p, updated
     * @param gradient g, only read
     * @param firstMoment m, updated
     * @param secondMoment v, updated
     * @param step η, β₁, β₂, ε, λ, t
     */
    void adamW(Storage parameter, Storage gradient, Storage firstMoment, Storage secondMoment, AdamWStep step);
}
