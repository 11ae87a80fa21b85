package org.inkstone.training;

import java.util.SplittableRandom;

/**
 * Random windows of a corpus for next-token prediction (下一词元预测): a window of T tokens, and as targets the same
 * window one token later.
 *
 * <pre>{@code
 * corpus   … a b c d e …        input  a b c d        targets  b c d e        T = 4
 * }</pre>
 *
 * <p>Windows are drawn with replacement, each start equally likely. Window i is a pure function of seed and i, and
 * batch n has the windows n·B … n·B+B−1. So 8 windows are the same 8 windows, as one batch of 8 or as 4 accumulated
 * batches of 2. Immutable; cost O(B·T) a batch.
 */
public final class NextTokenBatches implements TrainingBatches {
    private final PackedTokens tokens;
    private final int batchSize;
    private final int contextLength;
    private final long seed;

    /**
     * Makes a supply.
     *
     * @param tokens the corpus, of more than contextLength tokens
     * @param batchSize B, windows in a batch, at least 1
     * @param contextLength T, tokens in a window, at least 1
     * @param seed decides which windows
     * @throws IllegalArgumentException if the corpus is too short or an argument out of range
     */
    public NextTokenBatches(PackedTokens tokens, int batchSize, int contextLength, long seed) {
        Require.atLeast("batchSize", batchSize, 1);
        Require.atLeast("contextLength", contextLength, 1);
        if (tokens.size() <= contextLength) {
            throw new IllegalArgumentException(
                    "the corpus must have more tokens than contextLength " + contextLength + ", got " + tokens.size());
        }
        this.tokens = tokens;
        this.batchSize = batchSize;
        this.contextLength = contextLength;
        this.seed = seed;
    }

    @Override
    public TokenBatch batch(long number) {
        int[] inputs = new int[batchSize * contextLength];
        int[] targets = new int[inputs.length];
        for (int row = 0; row < batchSize; row++) {
            int from = start(number * batchSize + row);
            tokens.copy(from, inputs, row * contextLength, contextLength);
            tokens.copy(from + 1, targets, row * contextLength, contextLength);
        }
        return new TokenBatch(inputs, targets, batchSize);
    }

    private int start(long window) {
        return new SplittableRandom(Seeds.derive(seed, Seeds.WINDOWS, window)).nextInt(tokens.size() - contextLength);
    }

    @Override
    public String describe() {
        return "next tokens of " + tokens.size() + " tokens with SHA-256 " + tokens.sha256() + ", batch size "
                + batchSize + ", context length " + contextLength + ", seed " + seed;
    }
}
