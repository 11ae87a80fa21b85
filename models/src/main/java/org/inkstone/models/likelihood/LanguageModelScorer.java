package org.inkstone.models.likelihood;

import java.util.Arrays;
import org.inkstone.core.model.LanguageModel;
import org.inkstone.core.model.LanguageModelSession;

/**
 * Scores tokens with any {@link LanguageModel}: the log-softmax (对数归一化指数函数) of the next-token logits.
 *
 * <pre>{@code
 * log P(w | context) = logit(w) − m − log Σᵥ exp(logit(v) − m)        m = maxᵥ logit(v)
 * }</pre>
 *
 * <p>A document that does not fit in the model's context is read in windows: when a window is full, the next one begins
 * with the newest half of it, so that every token is predicted once and, after the first window, from at least half a
 * context. A document costs one forward step a token, plus half a window at each change.
 */
public final class LanguageModelScorer implements TokenScorer {
    private final LanguageModel model;
    private final int[] prefix;

    /**
     * Makes a scorer.
     *
     * @param model the model
     * @param prefix what every window begins with, such as the begin-of-text token of a Transformer; empty for a model
     *     that predicts a first token without one
     * @throws IllegalArgumentException if the prefix leaves room for fewer than two tokens of the context
     */
    public LanguageModelScorer(LanguageModel model, int... prefix) {
        if (prefix.length > model.contextLength() - 2) {
            throw new IllegalArgumentException("prefix must leave room for 2 tokens of the context of "
                    + model.contextLength() + ", got " + prefix.length + " tokens");
        }
        this.model = model;
        this.prefix = prefix.clone();
    }

    /** {@inheritDoc} This reads the document from its start: for all positions use {@link #logLikelihood(int[])}. */
    @Override
    public double logProbability(int[] tokens, int position) {
        int room = model.contextLength() - prefix.length;
        int from = Math.max(0, position - room);
        try (LanguageModelSession session = model.newSession()) {
            session.append(prefix);
            session.append(Arrays.copyOfRange(tokens, from, position));
            return logSoftmax(session.nextTokenLogits(), tokens[position]);
        }
    }

    @Override
    public double logLikelihood(int[] tokens) {
        double sum = 0;
        LanguageModelSession session = model.newSession();
        try {
            session.append(prefix);
            for (int position = 0; position < tokens.length; position++) {
                sum += logSoftmax(session.nextTokenLogits(), tokens[position]);
                if (position + 1 == tokens.length) {
                    break;
                }
                if (session.length() == model.contextLength()) {
                    session.close();
                    session = model.newSession();
                    session.append(prefix);
                    int kept = (model.contextLength() - prefix.length) / 2;
                    session.append(Arrays.copyOfRange(tokens, position - kept + 1, position + 1));
                } else {
                    session.append(tokens[position]);
                }
            }
        } finally {
            session.close();
        }
        return sum;
    }

    private static double logSoftmax(float[] logits, int token) {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - max);
        }
        return logits[token] - max - Math.log(sum);
    }
}
