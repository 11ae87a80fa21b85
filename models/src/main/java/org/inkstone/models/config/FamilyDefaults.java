package org.inkstone.models.config;

import org.jspecify.annotations.Nullable;

/**
 * What transformers 5.18 takes for a key that a {@code config.json} leaves out.
 *
 * @param keyValueHeads num_key_value_heads; null for as many as query heads
 * @param headDim head_dim; null for hidden_size / num_attention_heads
 * @param maxPositions max_position_embeddings
 * @param activation hidden_act
 * @param begin bos_token_id
 * @param end eos_token_id
 * @param pad pad_token_id
 * @param attentionCap attn_logit_softcapping
 * @param finalCap final_logit_softcapping
 */
record FamilyDefaults(
        @Nullable Integer keyValueHeads,
        @Nullable Integer headDim,
        int maxPositions,
        String activation,
        @Nullable Integer begin,
        @Nullable Integer end,
        @Nullable Integer pad,
        @Nullable Double attentionCap,
        @Nullable Double finalCap) {
    private static final String TANH = "gelu_pytorch_tanh";

    static FamilyDefaults of(Architecture architecture) {
        return switch (architecture) {
            case LLAMA -> new FamilyDefaults(null, null, 2048, "silu", 1, 2, null, null, null);
            case MISTRAL -> new FamilyDefaults(8, null, 131_072, "silu", 1, 2, null, null, null);
            case QWEN2 -> new FamilyDefaults(32, null, 32_768, "silu", null, null, null, null, null);
            case QWEN3 -> new FamilyDefaults(32, 128, 32_768, "silu", null, null, null, null, null);
            case GEMMA -> new FamilyDefaults(16, 256, 8192, TANH, 2, 1, 0, null, null);
            case GEMMA2 -> new FamilyDefaults(4, 256, 8192, TANH, 2, 1, 0, 50.0, 30.0);
            case GEMMA3 -> new FamilyDefaults(4, 256, 131_072, TANH, 2, 1, 0, null, null);
            case GPT2 -> throw new IllegalArgumentException("gpt2 has keys of its own");
        };
    }
}
