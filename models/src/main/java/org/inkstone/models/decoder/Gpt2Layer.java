package org.inkstone.models.decoder;

import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.config.DecoderConfig;

/**
 * A layer of GPT-2.
 *
 * <pre>{@code
 * q, k, v = split(norm₁(x)·Wqkv + b)         x = x + dropout(attention(q, k, v)·Wo + b)
 * x = x + dropout(gelu(norm₂(x)·W₁ + b)·W₂ + b)
 * }</pre>
 */
final class Gpt2Layer implements DecoderLayer {
    private final DecoderConfig config;
    private final LayerWeights weights;
    private final int index;

    Gpt2Layer(DecoderConfig config, LayerWeights weights, int index) {
        this.config = config;
        this.weights = weights;
        this.index = index;
    }

    @Override
    public Tensor forward(Tensor x, ForwardPass pass) {
        // #region forward
        int width = config.hiddenSize();
        Tensor qkv = weights.linear("attn.c_attn", weights.norm("ln_1", x)); // [B·T, 3C]
        Tensor q = qkv.slice(-1, 0, width);
        Tensor k = qkv.slice(-1, width, 2 * width);
        Tensor v = qkv.slice(-1, 2 * width, 3 * width);
        Tensor attended = pass.attend(config, index, q, k, v); // [B·T, C]
        Tensor y = x.add(pass.drop(weights.linear("attn.c_proj", attended)));
        Tensor inner = weights.linear("mlp.c_fc", weights.norm("ln_2", y))
                .map(DecoderLayer.function(config.feedForward().activation())); // [B·T, 4C]
        return y.add(pass.drop(weights.linear("mlp.c_proj", inner)));
        // #endregion forward
    }
}
