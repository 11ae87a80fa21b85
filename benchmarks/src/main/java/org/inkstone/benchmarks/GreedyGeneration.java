package org.inkstone.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import org.inkstone.decoding.GenerationOptions;
import org.inkstone.decoding.GreedyDecoder;
import org.inkstone.models.decoder.CausalDecoder;

/** Continues the prompt 1, 2, 3, … greedily, with the key/value cache; reading the prompt counts. */
final class GreedyGeneration implements Contestant {
    private final CausalDecoder model;
    private final int[] prompt;
    private final int newTokens;
    private List<Integer> ids = List.of();

    GreedyGeneration(CausalDecoder model, int promptTokens, int newTokens) {
        int vocabulary = model.vocabularySize();
        if (promptTokens < 1 || newTokens < 1 || promptTokens + newTokens > model.contextLength()) {
            throw new IllegalArgumentException("prompt and new tokens must be at least 1 each and at most "
                    + model.contextLength() + " together, got " + promptTokens + " and " + newTokens);
        }
        this.model = model;
        this.prompt = IntStream.rangeClosed(1, promptTokens)
                .map(id -> id % vocabulary)
                .toArray();
        this.newTokens = newTokens;
    }

    @Override
    public String name() {
        return "Inkstone (" + model.backend().name() + ")";
    }

    @Override
    public double seconds() {
        long began = System.nanoTime();
        ids = new GreedyDecoder()
                .generate(model, prompt, GenerationOptions.of(newTokens))
                .ids();
        double seconds = (System.nanoTime() - began) / 1e9;
        if (ids.size() != newTokens) {
            throw new IllegalStateException("must generate " + newTokens + " tokens, got " + ids.size());
        }
        return seconds;
    }

    /** What the last run generated. */
    List<Integer> ids() {
        return ids;
    }
}
