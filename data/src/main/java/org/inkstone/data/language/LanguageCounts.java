package org.inkstone.data.language;

import java.util.Arrays;

/** Counts the n-grams of each language while its samples are read. */
final class LanguageCounts {
    private final int languages;
    private final LongIndex ngrams;
    // Row-major [n-gram, language], with room to grow.
    private int[] counts;

    LanguageCounts(int languages, LongIndex ngrams, int[] counts) {
        this.languages = languages;
        this.ngrams = ngrams;
        this.counts = counts;
    }

    /** Counts a text; tells whether it has any n-gram. */
    boolean add(int language, String text) {
        boolean[] any = {false};
        CharacterNGrams.forEach(text, ngram -> {
            any[0] = true;
            int cell = Math.multiplyExact(ngrams.add(ngram), languages) + language;
            if (cell >= counts.length) {
                int grown = Math.max(Math.multiplyExact(ngrams.size(), languages), counts.length + counts.length / 2);
                counts = Arrays.copyOf(counts, grown);
            }
            counts[cell] = Math.addExact(counts[cell], 1);
        });
        return any[0];
    }

    LongIndex ngrams() {
        return ngrams;
    }

    /** The counts of all n-grams so far, [n-gram, language]. */
    int[] counts() {
        return Arrays.copyOf(counts, Math.multiplyExact(ngrams.size(), languages));
    }
}
