package org.inkstone.models.config;

/**
 * The activation function (激活函数) of the feed-forward layers.
 *
 * <p>GPT-2 and Gemma use the tanh form of GELU, Llama and its kin use SiLU inside a gated layer (SwiGLU).
 *
 * <pre>{@code
 * GELU(x)      = x·Φ(x) = x/2·(1 + erf(x/√2))
 * GELU_TANH(x) = x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³)))
 * SILU(x)      = x·σ(x) = x/(1 + e^(−x))
 * }</pre>
 *
 * @book 激活函数
 * @paper Hendrycks, Gimpel (2016), Gaussian Error Linear Units (GELUs), arXiv 1606.08415
 * @paper Shazeer (2020), GLU Variants Improve Transformer, arXiv 2002.05202
 */
public enum Activation {
    /** The exact GELU, by the error function; {@code gelu} in config.json. */
    GELU,
    /** GELU by its tanh approximation; {@code gelu_new} or {@code gelu_pytorch_tanh} in config.json. */
    GELU_TANH,
    /** The sigmoid linear unit, also called swish; {@code silu} in config.json. */
    SILU
}
