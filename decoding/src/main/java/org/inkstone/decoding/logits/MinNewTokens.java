package org.inkstone.decoding.logits;

import java.util.Set;

/**
 * Minimal length (最小生成长度): forbids the end of the sequence until enough tokens have been generated.
 *
 * <pre>{@code
 * z_eos ← −∞   while fewer than n tokens were generated
 * }</pre>
 *
 * @param minNewTokens n, how many tokens come before an end token may, at least 0; the prompt does not count
 * @param eosIds the ids of the end tokens; those beyond the vocabulary are ignored
 */
public record MinNewTokens(int minNewTokens, Set<Integer> eosIds) implements LogitsProcessor {
    public MinNewTokens {
        if (minNewTokens < 0) {
            throw new IllegalArgumentException("minNewTokens must be at least 0, got " + minNewTokens);
        }
        eosIds = Set.copyOf(eosIds);
        for (int id : eosIds) {
            if (id < 0) {
                throw new IllegalArgumentException("eosIds must be at least 0, got " + id);
            }
        }
    }

    @Override
    public void process(TokenHistory history, float[] logits) {
        if (history.generatedLength() < minNewTokens) {
            for (int id : eosIds) {
                if (id < logits.length) {
                    logits[id] = Float.NEGATIVE_INFINITY;
                }
            }
        }
    }
}
