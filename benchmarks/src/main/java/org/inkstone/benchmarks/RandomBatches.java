package org.inkstone.benchmarks;

import java.util.SplittableRandom;
import org.inkstone.training.TokenBatch;
import org.inkstone.training.TrainingBatches;

/** Batches of random ids: the speed of a step does not depend on what is learned. */
record RandomBatches(int rows, int length, int vocabularySize, long seed) implements TrainingBatches {
    RandomBatches {
        if (rows < 1) {
            throw new IllegalArgumentException("batch must be at least 1, got " + rows);
        }
    }

    @Override
    public TokenBatch batch(long number) {
        SplittableRandom random = new SplittableRandom(seed + number);
        int[] inputs = random.ints((long) rows * length, 0, vocabularySize).toArray();
        int[] targets = random.ints((long) rows * length, 0, vocabularySize).toArray();
        return new TokenBatch(inputs, targets, rows);
    }

    @Override
    public String describe() {
        return toString();
    }
}
