package org.inkstone.training;

import org.inkstone.core.tensor.Shape;

/** Which parameters weight decay (权重衰减) shrinks. */
public enum WeightDecay {
    /** All of them, PyTorch's behaviour if nothing is said. */
    ALL,
    /**
     * Only those of two axes or more: matrices and embeddings, but neither biases nor the scales of normalization. The
     * usual choice for large models.
     */
    MATRICES;

    boolean applies(Shape shape) {
        return this == ALL || shape.rank() >= 2;
    }
}
