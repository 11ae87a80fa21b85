package org.inkstone.models.ngram;

import org.inkstone.core.explain.Explanation;
import org.inkstone.core.model.LanguageModel;
import org.inkstone.core.model.LanguageModelSession;
import org.inkstone.models.likelihood.TokenScorer;

/**
 * A language model that looks only at the newest tokens (n 元语言模型): the next token depends on the n − 1 before it.
 *
 * <pre>{@code
 * P(wₜ | w₁ … wₜ₋₁) ≈ P(wₜ | wₜ₋ₙ₊₁ … wₜ₋₁)        n = order
 * }</pre>
 *
 * <p>Implementations are immutable and may be shared between threads. They give probabilities that sum to 1 over the
 * vocabulary, so their logits are log-probabilities.
 */
public interface NGramModel extends LanguageModel, TokenScorer {
    /**
     * The n of n-gram: how many tokens the model looks at, the predicted one included.
     *
     * @return at least 1
     */
    int order();

    /**
     * The probability of a token after the first tokens of an array; allocates nothing.
     *
     * @param tokens ids, of which those in [0, length) are the context
     * @param length how many tokens come before, in [0, tokens.length]
     * @param token the predicted token, in [0, vocabulary size)
     * @return in [0, 1]
     * @throws IndexOutOfBoundsException if the length or an id is out of range
     */
    double probability(int[] tokens, int length, int token);

    /**
     * The log-probability of every token after the first tokens of an array.
     *
     * @param tokens ids, of which those in [0, length) are the context
     * @param length how many tokens come before, in [0, tokens.length]
     * @return a fresh array of shape [vocabulary size], in nats
     * @throws IndexOutOfBoundsException if the length or an id is out of range
     */
    float[] logProbabilities(int[] tokens, int length);

    /**
     * Shows how the probability of a token comes about.
     *
     * @param context the tokens before it, of any length
     * @param token the predicted token, in [0, vocabulary size)
     * @return the probability with the parts of its formula
     * @throws IndexOutOfBoundsException if an id is out of range
     */
    Explanation explain(int[] context, int token);

    @Override
    default double logProbability(int[] tokens, int position) {
        return Math.log(probability(tokens, position, tokens[position]));
    }

    @Override
    default int contextLength() {
        return Integer.MAX_VALUE;
    }

    @Override
    default LanguageModelSession newSession() {
        return new NGramSession(this);
    }
}
