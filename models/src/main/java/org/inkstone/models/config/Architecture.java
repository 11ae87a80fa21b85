package org.inkstone.models.config;

import java.util.Arrays;
import java.util.Optional;

/**
 * The families of decoder-only Transformers (仅解码器架构), and what each does its own way.
 *
 * <p>All stack the same layer, attention then feed-forward, each with a residual connection. What differs: GPT-2 has
 * learned positions, LayerNorm and biases everywhere; Llama has RoPE, RMSNorm, a gated feed-forward layer and no
 * biases; the others are Llama with one or two changes. Whatever is a free choice within a family (sizes, some biases,
 * tied embeddings) stands in {@link DecoderConfig} instead.
 *
 * @book 主流架构
 * @paper Radford, Wu, Child, Luan, Amodei, Sutskever (2019), Language Models are Unsupervised Multitask Learners
 * @paper Touvron et al. (2023), LLaMA: Open and Efficient Foundation Language Models, arXiv 2302.13971
 */
public enum Architecture {
    /** GPT-2: learned positions, LayerNorm, biases, one projection for query, key and value. */
    GPT2("gpt2", "GPT2LMHeadModel"),
    /** Llama 1 to 3: RoPE, RMSNorm, SwiGLU. */
    LLAMA("llama", "LlamaForCausalLM"),
    /** Mistral: Llama with a sliding window in all layers, or none. */
    MISTRAL("mistral", "MistralForCausalLM"),
    /** Qwen 2 and 2.5: Llama with biases on query, key and value. */
    QWEN2("qwen2", "Qwen2ForCausalLM"),
    /** Qwen 3: Llama with an RMSNorm on each query and key head. */
    QWEN3("qwen3", "Qwen3ForCausalLM"),
    /** Gemma 1: Llama with tanh GELU, norms that multiply by 1 + w, and embeddings scaled by √hiddenSize. */
    GEMMA("gemma", "GemmaForCausalLM"),
    /** Gemma 2: Gemma with norms before and after each part, alternating windows and soft caps. */
    GEMMA2("gemma2", "Gemma2ForCausalLM"),
    /** Gemma 3, text only: Gemma 2 without soft caps, with query and key norms, and two RoPE bases. */
    GEMMA3("gemma3_text", "Gemma3ForCausalLM");

    private final String modelType;
    private final String className;

    Architecture(String modelType, String className) {
        this.modelType = modelType;
        this.className = className;
    }

    /**
     * The value of {@code model_type} in {@code config.json}.
     *
     * @return such as {@code "llama"}
     */
    public String modelType() {
        return modelType;
    }

    /**
     * The value in {@code architectures} of {@code config.json} for the model with its output layer.
     *
     * @return such as {@code "LlamaForCausalLM"}
     */
    public String className() {
        return className;
    }

    /**
     * The family with a {@code model_type}.
     *
     * @param modelType such as {@code "llama"}
     * @return the family, or empty if none has that name
     */
    public static Optional<Architecture> ofModelType(String modelType) {
        return Arrays.stream(values())
                .filter(a -> a.modelType.equals(modelType))
                .findFirst();
    }

    /**
     * Whether positions enter by RoPE; GPT-2 alone adds a learned vector per position instead.
     *
     * @return false for GPT-2 only
     */
    public boolean usesRope() {
        return this != GPT2;
    }

    /**
     * Whether the norms are RMSNorm; GPT-2 alone has LayerNorm.
     *
     * @return false for GPT-2 only
     */
    public boolean usesRmsNorm() {
        return this != GPT2;
    }

    /**
     * Whether the feed-forward layer is gated, down(act(gate(x))·up(x)); GPT-2 alone has down(act(up(x))).
     *
     * @return false for GPT-2 only
     */
    public boolean gatedFeedForward() {
        return this != GPT2;
    }

    /**
     * Whether it is one of the Gemma models: norms multiply by 1 + w and embeddings by √hiddenSize.
     *
     * @return true for the three Gemma families
     */
    public boolean isGemma() {
        return this == GEMMA || this == GEMMA2 || this == GEMMA3;
    }

    /**
     * Whether each query and key head passes an RMSNorm of width headDim before RoPE.
     *
     * @return true for Qwen 3 and Gemma 3
     */
    public boolean normalizesQueryAndKey() {
        return this == QWEN3 || this == GEMMA3;
    }

    /**
     * Whether attention and feed-forward layer have a norm behind them too, before the residual sum.
     *
     * @return true for Gemma 2 and 3
     */
    public boolean normalizesAfterEachPart() {
        return this == GEMMA2 || this == GEMMA3;
    }

    /**
     * Whether the model's own library demands that hiddenSize be a multiple of the heads even if headDim is stated.
     *
     * @return true for GPT-2, Llama, Gemma 2 and Gemma 3
     */
    boolean needsHeadsToDivideHiddenSize() {
        return this == GPT2 || this == LLAMA || this == GEMMA2 || this == GEMMA3;
    }
}
