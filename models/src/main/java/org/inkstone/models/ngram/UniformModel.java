package org.inkstone.models.ngram;

import java.util.Arrays;
import java.util.Objects;
import org.inkstone.core.explain.Explanation;

/**
 * The uniform distribution (均匀分布): every token is equally likely, whatever came before.
 *
 * <p>The worst model worth having: its bits per token, log₂ V, are what a tokenizer alone costs. Smoothed models lean on
 * it for tokens that they never saw.
 *
 * <pre>{@code
 * P(w) = 1 / V        V = vocabulary size
 * }</pre>
 *
 * @param vocabularySize V, at least 1
 */
public record UniformModel(int vocabularySize) implements NGramModel {
    public UniformModel {
        if (vocabularySize < 1) {
            throw new IllegalArgumentException("vocabularySize must be at least 1, got " + vocabularySize);
        }
    }

    /** {@inheritDoc} Here 1: the context does not matter. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public double probability(int[] tokens, int length, int token) {
        Objects.checkIndex(token, vocabularySize);
        return 1.0 / vocabularySize;
    }

    @Override
    public float[] logProbabilities(int[] tokens, int length) {
        float[] result = new float[vocabularySize];
        Arrays.fill(result, (float) -Math.log(vocabularySize));
        return result;
    }

    @Override
    public Explanation explain(int[] context, int token) {
        return Explanation.of(
                "P(uniform)",
                "1 / vocabulary size",
                probability(context, context.length, token),
                Explanation.given("vocabulary size", vocabularySize));
    }
}
