package org.inkstone.models.decoder;

import java.util.Map;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.config.DecoderConfig;

/** The weights whose names begin alike, such as those of one layer, and what nearly every layer does with them. */
record LayerWeights(DecoderConfig config, Map<String, Tensor> parameters, String prefix) {
    /** A weight that must be there. */
    Tensor get(String name) {
        Tensor tensor = parameters.get(prefix + name);
        if (tensor == null) {
            throw new IllegalStateException("the weight " + prefix + name + " is missing");
        }
        return tensor;
    }

    /** LayerNorm if the norm has a shift, RMSNorm otherwise. */
    Tensor norm(String name, Tensor x) {
        Tensor gamma = get(name + ".weight");
        Tensor beta = parameters.get(prefix + name + ".bias");
        return beta == null ? x.rmsNorm(gamma, config.normEpsilon()) : x.layerNorm(gamma, beta, config.normEpsilon());
    }

    /** {@code x·W + b}, with W stored as [in, out]; the shift only if there is one. */
    Tensor linear(String name, Tensor x) {
        Tensor weight = get(name + ".weight");
        Tensor bias = parameters.get(prefix + name + ".bias");
        return bias == null ? x.matmul(weight) : x.linear(weight, bias);
    }

    /** {@code x·Wᵀ + b}, with W stored as [out, in]; the shift only if there is one. */
    Tensor linearTransposed(String name, Tensor x) {
        Tensor weight = get(name + ".weight");
        Tensor bias = parameters.get(prefix + name + ".bias");
        return bias == null ? x.matmulTransposed(weight) : x.linearTransposed(weight, bias);
    }
}
