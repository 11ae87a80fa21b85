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
public interface TensorBackend
        extends MemoryOperations, MatrixOperations, ElementOperations, RowOperations, AttentionOperations {
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
