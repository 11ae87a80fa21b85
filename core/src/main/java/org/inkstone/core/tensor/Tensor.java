package org.inkstone.core.tensor;

import org.inkstone.core.backend.AttentionShape;
import org.inkstone.core.backend.BinaryOp;
import org.inkstone.core.backend.RotaryTable;
import org.inkstone.core.backend.Storage;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.backend.UnaryOp;
import org.jspecify.annotations.Nullable;

/**
 * A tensor (张量): float32 numbers in a {@link Shape}, row-major, computed by a {@link TensorBackend}, and able to take
 * part in automatic differentiation.
 *
 * <p>Operations return new tensors and leave their operands alone. A result is temporary: it lives as long as the
 * innermost {@link Tape} or {@link org.inkstone.core.backend.Scope} that is open on the thread. Tensors made by the
 * static methods here live as long as somebody holds them. How each operation works, with its backward beside its
 * forward, is in the class that it delegates to, such as {@link Normalization} or {@link Softmax}; composite
 * mathematics is code over these methods, not more methods. A tensor may be read by many threads.
 *
 * @see Tape
 */
public final class Tensor {
    private final TensorBackend backend;
    private final Shape shape;
    private final Storage storage;
    private boolean tracked;
    private boolean parameter;
    private @Nullable Tensor gradient;
    private boolean gradientFilled;

    Tensor(TensorBackend backend, Shape shape, Storage storage) {
        this.backend = backend;
        this.shape = shape;
        this.storage = storage;
    }

    // ---- making ----------------------------------------------------------------------------------------------------

    /**
     * A tensor of zeros.
     *
     * @param backend what computes with it
     * @param shape its shape
     * @return lives as long as somebody holds it
     */
    public static Tensor zeros(TensorBackend backend, Shape shape) {
        return new Tensor(backend, shape, backend.allocate(shape.size()));
    }

    /**
     * A tensor of given numbers.
     *
     * @param backend what computes with it
     * @param shape its shape
     * @param values row by row, as many as the shape holds
     * @return lives as long as somebody holds it
     * @throws IllegalArgumentException if the count does not fit the shape
     */
    public static Tensor of(TensorBackend backend, Shape shape, float... values) {
        return zeros(backend, shape).assign(values);
    }

    /**
     * A tensor around a storage, for operations of one's own.
     *
     * @param backend the storage's owner
     * @param shape of as many elements as the storage holds
     * @param storage the numbers
     * @return a view of the storage
     * @throws IllegalArgumentException if sizes differ
     */
    public static Tensor view(TensorBackend backend, Shape shape, Storage storage) {
        if (shape.size() != storage.size()) {
            throw new IllegalArgumentException(
                    "shape " + shape + " needs " + shape.size() + " numbers, the storage has " + storage.size());
        }
        return new Tensor(backend, shape, storage);
    }

    /** A temporary tensor with arbitrary contents. */
    static Tensor temporary(TensorBackend backend, Shape shape) {
        return new Tensor(backend, shape, backend.allocateTemporary(shape.size()));
    }

    // ---- looking ---------------------------------------------------------------------------------------------------

    /**
     * What computes with it.
     *
     * @return the backend
     */
    public TensorBackend backend() {
        return backend;
    }

    /**
     * Its shape.
     *
     * @return the shape
     */
    public Shape shape() {
        return shape;
    }

    /**
     * Its numbers, for backends and operations.
     *
     * @return the storage
     */
    public Storage storage() {
        return storage;
    }

    /**
     * Copies the numbers.
     *
     * @return row by row
     */
    public float[] toArray() {
        float[] values = new float[shape.size()];
        backend.read(storage, 0, values, 0, values.length);
        return values;
    }

    /**
     * The only number of a tensor of one element.
     *
     * @return in the backend's precision
     * @throws IllegalStateException if it has more elements
     */
    public double item() {
        if (shape.size() != 1) {
            throw new IllegalStateException("item() needs a tensor of one element, got shape " + shape);
        }
        return backend.get(storage, 0);
    }

    /**
     * Overwrites the numbers in place. Not recorded: for initialization, loading and tests.
     *
     * @param values row by row
     * @return this
     * @throws IllegalArgumentException if the count does not fit the shape
     */
    public Tensor assign(float... values) {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException(
                    "shape " + shape + " needs " + shape.size() + " numbers, got " + values.length);
        }
        backend.write(values, 0, storage, 0, values.length);
        return this;
    }

    @Override
    public String toString() {
        return "Tensor" + shape + " on " + backend.name();
    }

    // ---- gradients -------------------------------------------------------------------------------------------------

    /**
     * Asks tapes to compute gradients with respect to this tensor: what makes a tensor a parameter. The first gradient
     * that arrives reserves lasting memory for all that follow; a model that is only run needs none.
     *
     * @return this
     */
    public Tensor track() {
        tracked = true;
        parameter = true;
        return this;
    }

    /** Marks the result of a recorded operation. */
    void trackResult() {
        tracked = true;
    }

    /**
     * Whether tapes record what is computed from this tensor.
     *
     * @return true for parameters and what was computed from them on the open tape
     */
    public boolean isTracked() {
        return tracked;
    }

    /**
     * Whether a gradient arrived since the last {@link #clearGradient()}.
     *
     * @return true if so
     */
    public boolean hasGradient() {
        return gradientFilled;
    }

    /**
     * The gradient of the loss with respect to this tensor; that of a tensor that was computed on a tape is gone with
     * the tape.
     *
     * @return of the same shape; zeros if none arrived
     */
    public Tensor gradient() {
        Tensor g = gradient == null ? newGradient() : gradient;
        if (!gradientFilled) {
            backend.fill(g.storage, 0);
        }
        return g;
    }

    /** Forgets the gradient, so that the next one that arrives starts from zero. */
    public void clearGradient() {
        gradientFilled = false;
    }

    /** Writes a gradient, or adds to it. */
    @FunctionalInterface
    public interface GradientWriter {
        /**
         * Writes or adds.
         *
         * @param gradient where
         * @param accumulate whether to add to what stands there; if false, overwrite it
         */
        void write(Storage gradient, boolean accumulate);
    }

    /**
     * Adds to the gradient, if this tensor is tracked. Called by the backward of operations.
     *
     * @param writer computes the part to add
     */
    public void addGradient(GradientWriter writer) {
        if (tracked) {
            Tensor g = gradient == null ? newGradient() : gradient;
            writer.write(g.storage, gradientFilled);
            gradientFilled = true;
        }
    }

    /** Takes over a gradient that nobody else will read any more, without a copy if it is the first to arrive. */
    void passGradient(Tensor last) {
        if (tracked && !parameter && gradient == null) {
            gradient = view(backend, shape, last.storage);
            gradientFilled = true;
        } else {
            addGradient((g, accumulate) -> backend.affine(last.storage, 1, 0, g, accumulate));
        }
    }

    private Tensor newGradient() {
        Tensor g = parameter ? zeros(backend, shape) : temporary(backend, shape);
        gradient = g;
        return g;
    }

    // ---- elementwise -----------------------------------------------------------------------------------------------

    /**
     * Sum with broadcasting.
     *
     * @param other a shape that broadcasts with this one
     * @return {@code this + other}
     */
    public Tensor add(Tensor other) {
        return Elementwise.binary(BinaryOp.ADD, this, other);
    }

    /**
     * Difference with broadcasting.
     *
     * @param other a shape that broadcasts with this one
     * @return {@code this − other}
     */
    public Tensor subtract(Tensor other) {
        return Elementwise.binary(BinaryOp.SUBTRACT, this, other);
    }

    /**
     * Product with broadcasting, element by element.
     *
     * @param other a shape that broadcasts with this one
     * @return {@code this · other}
     */
    public Tensor multiply(Tensor other) {
        return Elementwise.binary(BinaryOp.MULTIPLY, this, other);
    }

    /**
     * Quotient with broadcasting, element by element.
     *
     * @param other a shape that broadcasts with this one
     * @return {@code this / other}
     */
    public Tensor divide(Tensor other) {
        return Elementwise.binary(BinaryOp.DIVIDE, this, other);
    }

    /**
     * Scales and shifts.
     *
     * @param scale factor
     * @param shift summand
     * @return {@code scale · this + shift}
     */
    public Tensor affine(double scale, double shift) {
        return Elementwise.affine(this, (float) scale, (float) shift);
    }

    /**
     * Applies a function to each element.
     *
     * @param function such as {@link UnaryOp#GELU}
     * @return of the same shape
     */
    public Tensor map(UnaryOp function) {
        return Elementwise.unary(function, this);
    }

    /**
     * Dropout: zeroes elements at random and scales the others up by {@code 1/(1−p)}.
     *
     * @param probability p, chance to become zero, in [0, 1)
     * @param seed decides which; the same seed gives the same mask
     * @return of the same shape; this itself if p is 0
     */
    public Tensor dropout(double probability, long seed) {
        return Elementwise.dropout(this, probability, seed);
    }

    // ---- linear algebra --------------------------------------------------------------------------------------------

    /**
     * Matrix product of the last two axes; leading axes of this are rows too if the other is a matrix, and must be
     * equal otherwise.
     *
     * @param other [k, n] or [batch…, k, n]
     * @return [batch…, m, n]
     */
    public Tensor matmul(Tensor other) {
        return MatrixProduct.of(this, other, false);
    }

    /**
     * Matrix product with the other transposed.
     *
     * @param other [n, k] or [batch…, n, k]
     * @return {@code this · otherᵀ}, [batch…, m, n]
     */
    public Tensor matmulTransposed(Tensor other) {
        return MatrixProduct.of(this, other, true);
    }

    /**
     * Linear layer: matrix product and shift in one pass.
     *
     * @param weight [in, out]
     * @param bias [out]
     * @return {@code this · weight + bias}, [rows…, out]
     */
    public Tensor linear(Tensor weight, Tensor bias) {
        return MatrixProduct.linear(this, weight, false, bias);
    }

    /**
     * Linear layer with the weight transposed.
     *
     * @param weight [out, in]
     * @param bias [out]
     * @return {@code this · weightᵀ + bias}, [rows…, out]
     */
    public Tensor linearTransposed(Tensor weight, Tensor bias) {
        return MatrixProduct.linear(this, weight, true, bias);
    }

    // ---- shape -----------------------------------------------------------------------------------------------------

    /**
     * The same numbers in another shape, without a copy.
     *
     * @param dims lengths; one may be −1 and is computed
     * @return shares the numbers
     */
    public Tensor reshape(int... dims) {
        return Movement.reshape(this, dims);
    }

    /**
     * Permutes axes.
     *
     * @param order axis i of the result is axis order[i] of this
     * @return a copy
     */
    public Tensor permute(int... order) {
        return Movement.permute(this, order);
    }

    /**
     * A stretch of one axis.
     *
     * @param axis which, negative from the end
     * @param from first index
     * @param to end, exclusive
     * @return a copy
     */
    public Tensor slice(int axis, int from, int to) {
        return Movement.slice(this, axis, from, to);
    }

    /**
     * Puts tensors one after the other.
     *
     * @param axis along which, negative from the end
     * @param parts shapes equal but for that axis, at least one
     * @return a copy
     */
    public static Tensor concatenate(int axis, Tensor... parts) {
        return Movement.concatenate(axis, parts);
    }

    // ---- reductions ------------------------------------------------------------------------------------------------

    /**
     * Sum of all elements.
     *
     * @return shape []
     */
    public Tensor sum() {
        return Reduction.all(this, 1);
    }

    /**
     * Mean of all elements.
     *
     * @return shape []
     */
    public Tensor mean() {
        return Reduction.all(this, 1.0f / shape.size());
    }

    /**
     * Sum over one axis.
     *
     * @param axis which, negative from the end; it goes away
     * @return the sums
     */
    public Tensor sum(int axis) {
        return Reduction.axis(this, axis, 1);
    }

    /**
     * Mean over one axis.
     *
     * @param axis which, negative from the end; it goes away
     * @return the means
     */
    public Tensor mean(int axis) {
        return Reduction.axis(this, axis, 1.0f / shape.dim(axis));
    }

    // ---- neural networks -------------------------------------------------------------------------------------------

    /**
     * Softmax over the last axis.
     *
     * @return probabilities of the same shape
     */
    public Tensor softmax() {
        return Softmax.of(this, false);
    }

    /**
     * Logarithm of the softmax over the last axis.
     *
     * @return log-probabilities in nats
     */
    public Tensor logSoftmax() {
        return Softmax.of(this, true);
    }

    /**
     * Layer normalization over the last axis.
     *
     * @param gamma scale, [width]
     * @param beta shift, [width]
     * @param epsilon ε, above 0
     * @return of the same shape
     */
    public Tensor layerNorm(Tensor gamma, Tensor beta, double epsilon) {
        return Normalization.layerNorm(this, gamma, beta, (float) epsilon);
    }

    /**
     * Root-mean-square normalization over the last axis.
     *
     * @param gamma scale, [width]
     * @param epsilon ε, above 0
     * @return of the same shape
     */
    public Tensor rmsNorm(Tensor gamma, double epsilon) {
        return Normalization.rmsNorm(this, gamma, (float) epsilon);
    }

    /**
     * Takes this as a table [entries, width] and looks rows up.
     *
     * @param ids which rows, each in [0, entries)
     * @return [ids, width]
     */
    public Tensor rows(int... ids) {
        return Embedding.lookUp(this, ids);
    }

    /**
     * Rotary position embedding of heads; the last axis holds heads of width {@code 2 · table.half()}.
     *
     * @param positions of each row (all axes but the last), each in [0, table.positions())
     * @param table angles
     * @return of the same shape
     */
    public Tensor rotate(int[] positions, RotaryTable table) {
        return Rotation.of(this, positions, table);
    }

    /**
     * Attention with this as queries.
     *
     * @param keys [batch, keyLength, keyValueHeads·headDim]
     * @param values like the keys
     * @param attention sizes, mask and scale
     * @return [batch, queryLength, heads·headDim]
     */
    public Tensor attend(Tensor keys, Tensor values, AttentionShape attention) {
        return Attention.of(this, keys, values, attention);
    }

    /**
     * Cross-entropy of rows of logits (all axes but the last are rows).
     *
     * @param targets an id for each row
     * @param ignoreIndex rows with this target have loss 0
     * @return the loss of each row in nats, [rows]
     */
    public Tensor crossEntropy(int[] targets, int ignoreIndex) {
        return CrossEntropy.of(this, targets, ignoreIndex);
    }
}
