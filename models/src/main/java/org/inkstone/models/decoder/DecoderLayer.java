package org.inkstone.models.decoder;

import org.inkstone.core.backend.UnaryOp;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.config.Activation;

/** One layer of a decoder: attention, then feed-forward, each with a norm before and a residual connection around. */
interface DecoderLayer {
    /**
     * Runs the layer.
     *
     * @param x residual stream [B·T, C]
     * @param pass positions, dropout and cache of this pass
     * @return residual stream [B·T, C]
     */
    Tensor forward(Tensor x, ForwardPass pass);

    /** The function of an activation. */
    static UnaryOp function(Activation activation) {
        return switch (activation) {
            case GELU -> UnaryOp.GELU;
            case GELU_TANH -> UnaryOp.GELU_TANH;
            case SILU -> UnaryOp.SILU;
        };
    }
}
