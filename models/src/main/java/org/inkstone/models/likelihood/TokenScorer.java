package org.inkstone.models.likelihood;

/**
 * Gives the log-probability (对数概率) of one token after the tokens before it: all that an evaluation of likelihood
 * needs.
 *
 * <p>An n-gram model answers this with a few look-ups, which is far cheaper than the scores of the whole vocabulary;
 * {@link LanguageModelScorer} turns any language model into a scorer.
 */
@FunctionalInterface
public interface TokenScorer {
    /**
     * The log-probability of one token of a document.
     *
     * <pre>{@code
     * log P(tokens[position] | tokens[0] … tokens[position − 1])        in nats
     * }</pre>
     *
     * @param tokens the ids of one document, without a begin-of-text token
     * @param position which token, in [0, tokens.length)
     * @return at most 0; negative infinity if the model holds the token impossible
     */
    double logProbability(int[] tokens, int position);

    /**
     * The log-probability of a whole document.
     *
     * @param tokens the ids of one document, without a begin-of-text token
     * @return the sum over all positions, in nats; 0 for an empty document
     */
    default double logLikelihood(int[] tokens) {
        double sum = 0;
        for (int position = 0; position < tokens.length; position++) {
            sum += logProbability(tokens, position);
        }
        return sum;
    }
}
