package org.inkstone.decoding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.inkstone.core.model.LanguageModel;
import org.inkstone.core.model.LanguageModelSession;

/** A model made of a function from the tokens read to logits. */
record FunctionModel(int vocabularySize, Function<List<Integer>, float[]> logits) implements LanguageModel {
    /** Logarithms of probabilities. */
    static float[] log(double... probabilities) {
        float[] logits = new float[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) Math.log(probabilities[i]);
        }
        return logits;
    }

    @Override
    public int contextLength() {
        return Integer.MAX_VALUE;
    }

    @Override
    public LanguageModelSession newSession() {
        return new Session(this, new ArrayList<>());
    }

    private record Session(FunctionModel model, List<Integer> tokens) implements LanguageModelSession {
        @Override
        public void append(int... more) {
            for (int id : more) {
                tokens.add(id);
            }
        }

        @Override
        public int length() {
            return tokens.size();
        }

        @Override
        public float[] nextTokenLogits() {
            return model.logits.apply(tokens).clone();
        }

        @Override
        public LanguageModelSession fork() {
            return new Session(model, new ArrayList<>(tokens));
        }

        @Override
        public void rollback(int length) {
            tokens.subList(length, tokens.size()).clear();
        }

        @Override
        public void close() {}
    }
}
