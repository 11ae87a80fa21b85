package org.inkstone.docs.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.inkstone.core.model.LanguageModel;
import org.inkstone.core.model.LanguageModelSession;

/**
 * The smallest language model: a table of probabilities by what was read.
 *
 * @param vocabularySize how many tokens there are
 * @param table from the tokens read to the probability of each next token
 */
public record TableModel(int vocabularySize, Function<List<Integer>, double[]> table) implements LanguageModel {
    /**
     * A model that says the same after anything.
     *
     * @param probabilities of each token
     * @return the model
     */
    public static TableModel constant(double... probabilities) {
        return new TableModel(probabilities.length, tokens -> probabilities);
    }

    @Override
    public int contextLength() {
        return Integer.MAX_VALUE;
    }

    @Override
    public LanguageModelSession newSession() {
        return new Session(table, new ArrayList<>());
    }

    private record Session(Function<List<Integer>, double[]> table, List<Integer> tokens)
            implements LanguageModelSession {
        @Override
        public void append(int... more) {
            for (int token : more) {
                tokens.add(token);
            }
        }

        @Override
        public int length() {
            return tokens.size();
        }

        @Override
        public float[] nextTokenLogits() {
            double[] probabilities = table.apply(tokens);
            float[] logits = new float[probabilities.length];
            for (int token = 0; token < logits.length; token++) {
                logits[token] = (float) Math.log(probabilities[token]);
            }
            return logits;
        }

        @Override
        public LanguageModelSession fork() {
            return new Session(table, new ArrayList<>(tokens));
        }

        @Override
        public void rollback(int length) {
            tokens.subList(length, tokens.size()).clear();
        }

        @Override
        public void close() {}
    }
}
