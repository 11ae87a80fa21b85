package org.inkstone.tokenizers.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How often each word occurs (词频): all that a trainer needs to know of the text.
 */
public final class WordCounts {
    private final List<String> words;
    private final long[] counts;

    WordCounts(List<String> words, long[] counts) {
        this.words = words;
        this.counts = counts;
    }

    /**
     * Given counts.
     *
     * @param counts word to how often it occurs, each at least 1
     * @return the counts
     * @throws IllegalArgumentException if a count is below 1
     */
    public static WordCounts of(Map<String, ? extends Number> counts) {
        List<String> words = new ArrayList<>(counts.size());
        long[] values = new long[counts.size()];
        counts.forEach((word, count) -> {
            if (count.longValue() < 1) {
                throw new IllegalArgumentException("count of \"" + word + "\" must be at least 1, got " + count);
            }
            values[words.size()] = count.longValue();
            words.add(word);
        });
        return new WordCounts(words, values);
    }

    /**
     * The number of different words.
     *
     * @return at least 0
     */
    public int size() {
        return words.size();
    }

    /**
     * A word.
     *
     * @param index in [0, size)
     * @return the word
     */
    public String word(int index) {
        return words.get(index);
    }

    /**
     * How often a word occurs.
     *
     * @param index in [0, size)
     * @return at least 1
     */
    public long count(int index) {
        return counts[index];
    }

    /**
     * The number of words, repetitions included.
     *
     * @return the sum of the counts
     */
    public long total() {
        return Arrays.stream(counts).sum();
    }
}
