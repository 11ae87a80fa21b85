package org.inkstone.tokenizers.trainer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The places where one step of training made a pair; what waits in the trainer's queue.
 *
 * <p>The order is the reference's: highest count first, then lowest ids.
 */
final class PairOccurrences implements Comparable<PairOccurrences> {
    final long pair;
    /** The step that made these places. */
    final int step;
    /** The places that an earlier step made of the same pair; rare, for a pair is mostly made by one step. */
    final @Nullable PairOccurrences earlier;

    /** What the count was when it was last looked up. */
    long count;

    private int[] positions = new int[2];
    private int size;

    PairOccurrences(long pair, int step, @Nullable PairOccurrences earlier) {
        this.pair = pair;
        this.step = step;
        this.earlier = earlier;
    }

    void add(int position) {
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, size + (size >> 1) + 2);
        }
        positions[size++] = position;
    }

    int size() {
        return size;
    }

    int position(int index) {
        return positions[index];
    }

    @Override
    public int compareTo(PairOccurrences other) {
        return count != other.count ? Long.compare(other.count, count) : Long.compare(pair, other.pair);
    }
}
