package org.inkstone.decoding;

import org.inkstone.core.model.LanguageModel;

/**
 * A decoding strategy (解码策略): turns a model that scores next tokens into one that writes.
 *
 * <p>Strategies are immutable and may be shared between threads. The same strategy, model, prompt and options give the
 * same result every time.
 *
 * @book 解码策略 (Decoding strategies)
 */
public interface DecodingStrategy {
    /**
     * Continues a prompt.
     *
     * @param model what scores the next token
     * @param prompt ids, each in [0, vocabulary size); shorter than the model's context length
     * @param options when to stop
     * @return what was written, the best first
     * @throws IllegalArgumentException if an id of the prompt or of an end token is not in the vocabulary, or the prompt
     *     leaves no room in the context
     * @throws IllegalStateException if the prompt is empty and the model needs a first token
     * @throws org.inkstone.decoding.logits.InvalidLogitsException if the model or a processor yields NaN or +∞, or if no
     *     token is left to choose; the message names token id and position
     */
    Generation generate(LanguageModel model, int[] prompt, GenerationOptions options);
}
