package org.inkstone.core.model;

/**
 * A causal language model (因果语言模型): anything that, having read some tokens, scores every token that may come next.
 *
 * <p>Decoding strategies, samplers and evaluators know models only through this contract, so they drive an n-gram
 * model, a Transformer or a user's own model alike. A model is immutable and may be shared between threads; what has
 * been read lives in a {@link LanguageModelSession}.
 *
 * <pre>{@code
 * P(w₁ … w_T) = ∏ₜ P(wₜ | w₁ … wₜ₋₁)        one factor = softmax of the session's next-token logits
 * }</pre>
 */
// #region contract
public interface LanguageModel {
    /**
     * The number of tokens that the model knows; ids run from 0 to this minus 1.
     *
     * @return the vocabulary size, at least 1
     */
    int vocabularySize();

    /**
     * The most tokens that one session can hold, prompt and continuation together.
     *
     * @return the context length in tokens, {@link Integer#MAX_VALUE} if nothing limits it
     */
    int contextLength();

    /**
     * Starts to read a new sequence.
     *
     * @return an empty session, which its user closes
     */
    LanguageModelSession newSession();
}
// #endregion contract
