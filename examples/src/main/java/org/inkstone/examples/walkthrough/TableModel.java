package org.inkstone.examples.walkthrough;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.core.model.LanguageModel;
import org.inkstone.core.model.LanguageModelSession;

/** A language model whose probabilities stand in a table: of the next word, given the last one. */
final class TableModel implements LanguageModel {
    private final List<String> words;
    private final Map<String, Map<String, Double>> table;

    TableModel(List<String> words, Map<String, Map<String, Double>> table) {
        this.words = List.copyOf(words);
        this.table = Map.copyOf(table);
    }

    /** What may follow a word, the likeliest first. */
    Map<String, Double> next(String last) {
        Map<String, Double> sorted = new LinkedHashMap<>();
        table.getOrDefault(last, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry::getKey, Comparator.naturalOrder()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    @Override
    public int vocabularySize() {
        return words.size();
    }

    @Override
    public int contextLength() {
        return Integer.MAX_VALUE;
    }

    @Override
    public LanguageModelSession newSession() {
        return new Session(List.of());
    }

    private final class Session implements LanguageModelSession {
        private final List<Integer> read;

        Session(List<Integer> read) {
            this.read = new ArrayList<>(read);
        }

        @Override
        public void append(int... tokens) {
            for (int token : tokens) {
                if (token < 0 || token >= words.size()) {
                    throw new IllegalArgumentException("token must be in [0, " + words.size() + "), got " + token);
                }
            }
            Arrays.stream(tokens).forEach(read::add);
        }

        @Override
        public int length() {
            return read.size();
        }

        @Override
        public float[] nextTokenLogits() {
            if (read.isEmpty()) {
                throw new IllegalStateException("the model needs a first word");
            }
            float[] logits = new float[words.size()];
            Map<String, Double> next = table.getOrDefault(words.get(read.get(read.size() - 1)), Map.of());
            for (int id = 0; id < logits.length; id++) {
                logits[id] = (float) Math.log(next.getOrDefault(words.get(id), 0.0));
            }
            return logits;
        }

        @Override
        public LanguageModelSession fork() {
            return new Session(read);
        }

        @Override
        public void rollback(int length) {
            if (length < 0 || length > read.size()) {
                throw new IllegalArgumentException("length must be in [0, " + read.size() + "], got " + length);
            }
            read.subList(length, read.size()).clear();
        }

        @Override
        public void close() {}
    }
}
