package org.inkstone.models.decoder;

import org.inkstone.core.backend.RotaryTable;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.config.DecoderConfig;

/**
 * A layer of Llama, Mistral, Qwen 2 and Qwen 3.
 *
 * <pre>{@code
 * h = norm₁(x);  q, k, v = h·Wqᵀ, h·Wkᵀ, h·Wvᵀ;  q, k = rotate(q), rotate(k)       Qwen 3: q, k normalized first
 * x = x + attention(q, k, v)·Woᵀ
 * h = norm₂(x);  x = x + (silu(h·Wgateᵀ) ∘ h·Wupᵀ)·Wdownᵀ                           SwiGLU
 * }</pre>
 */
final class LlamaLayer implements DecoderLayer {
    private final DecoderConfig config;
    private final LayerWeights weights;
    private final int index;
    private final RotaryTables rotary;

    LlamaLayer(DecoderConfig config, LayerWeights weights, int index, RotaryTables rotary) {
        this.config = config;
        this.weights = weights;
        this.index = index;
        this.rotary = rotary;
    }

    @Override
    public Tensor forward(Tensor x, ForwardPass pass) {
        // #region forward
        Tensor h = weights.norm("input_layernorm", x);
        RotaryTable table = rotary.of(index, pass.end());
        Tensor q = heads("self_attn.q_norm", weights.linearTransposed("self_attn.q_proj", h))
                .rotate(pass.positions(), table);
        Tensor k = heads("self_attn.k_norm", weights.linearTransposed("self_attn.k_proj", h))
                .rotate(pass.positions(), table);
        Tensor v = weights.linearTransposed("self_attn.v_proj", h); // [B·T, keyValueWidth]
        Tensor attended = pass.attend(config, index, q, k, v); // [B·T, queryWidth]
        Tensor y = x.add(pass.drop(weights.linearTransposed("self_attn.o_proj", attended)));

        Tensor g = weights.norm("post_attention_layernorm", y);
        Tensor gate = weights.linearTransposed("mlp.gate_proj", g)
                .map(DecoderLayer.function(config.feedForward().activation())); // [B·T, I]
        Tensor inner = gate.multiply(weights.linearTransposed("mlp.up_proj", g));
        return y.add(pass.drop(weights.linearTransposed("mlp.down_proj", inner)));
        // #endregion forward
    }

    /** Normalizes each head by itself, if the family does. */
    private Tensor heads(String name, Tensor x) {
        if (!config.architecture().normalizesQueryAndKey()) {
            return x;
        }
        int rows = x.shape().dim(0);
        return weights.norm(name, x.reshape(-1, config.attention().headDim())).reshape(rows, -1);
    }
}
