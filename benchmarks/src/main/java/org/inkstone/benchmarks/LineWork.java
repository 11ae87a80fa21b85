package org.inkstone.benchmarks;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What one tokenizer does with each line: text to ids or ids to text.
 *
 * @param items the lines, in the type that the tokenizer takes
 * @param work the tokenizer's own plainest call
 * @param size the length of what it gives; used, so that no compiler leaves the call out
 * @param numbers what it gives as ids or code points, to be compared
 */
record LineWork<I, R>(List<I> items, Function<I, R> work, ToIntFunction<R> size, Function<R, int[]> numbers) {
    /** One pass over all lines, one after the other on one thread. */
    double seconds() {
        long began = System.nanoTime();
        long total = pass();
        double seconds = (System.nanoTime() - began) / 1e9;
        if (total == 0) {
            throw new IllegalArgumentException("the lines must not all be empty for the tokenizer, but they are");
        }
        return seconds;
    }

    private long pass() {
        long total = 0;
        for (I item : items) {
            total += size.applyAsInt(work.apply(item));
        }
        return total;
    }

    /** The results of all lines. */
    Stream<int[]> results() {
        return items.stream().map(work).map(numbers);
    }
}
