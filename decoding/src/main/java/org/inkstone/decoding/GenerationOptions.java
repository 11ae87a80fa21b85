package org.inkstone.decoding;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a generation stops (停止条件): after so many tokens, or with an end token.
 *
 * @param maxNewTokens the most tokens to generate, at least 1; an end token counts, the prompt does not
 * @param eosIds the ids of the tokens that end a sequence (结束词元), any of them; may be empty
 */
public record GenerationOptions(int maxNewTokens, Set<Integer> eosIds) {
    public GenerationOptions {
        if (maxNewTokens < 1) {
            throw new IllegalArgumentException("maxNewTokens must be at least 1, got " + maxNewTokens);
        }
        eosIds = Set.copyOf(eosIds);
    }

    /**
     * Options from plain numbers.
     *
     * @param maxNewTokens the most tokens to generate, at least 1
     * @param eosIds the ids of the end tokens; none if generation goes on to the limit
     * @return the options
     */
    public static GenerationOptions of(int maxNewTokens, int... eosIds) {
        return new GenerationOptions(
                maxNewTokens, Arrays.stream(eosIds).boxed().collect(Collectors.toUnmodifiableSet()));
    }
}
