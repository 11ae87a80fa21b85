package org.inkstone.data.quality;

import java.util.Locale;
import java.util.Set;

/**
 * How many different stop words a text has (停用词): prose of a language cannot do without its commonest words, lists of
 * products can.
 *
 * <p>Words are compared in lower case and without punctuation at their ends.
 *
 * @param stopWords words in lower case
 * @param min how many different ones must occur, default of Gopher 2
 * @paper Rae et al. 2021, appendix A.1.1, arXiv 2112.11446
 */
public record StopWordCount(Set<String> stopWords, double min) implements QualityRule {
    /** The eight English stop words of Gopher. */
    public static final Set<String> ENGLISH = Set.of("the", "be", "to", "of", "and", "that", "have", "with");

    public StopWordCount {
        stopWords = Set.copyOf(stopWords);
        if (!(min >= 0 && min <= stopWords.size())) {
            throw new IllegalArgumentException("min must be in [0, " + stopWords.size() + "], got " + min);
        }
    }

    @Override
    public String name() {
        return "stop word count";
    }

    @Override
    public double measure(TextView text) {
        return text.words().stream()
                .map(StopWordCount::bare)
                .filter(stopWords::contains)
                .distinct()
                .count();
    }

    private static String bare(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && !Character.isLetterOrDigit(word.codePointAt(start))) {
            start += Character.charCount(word.codePointAt(start));
        }
        while (end > start && !Character.isLetterOrDigit(word.codePointBefore(end))) {
            end -= Character.charCount(word.codePointBefore(end));
        }
        return word.substring(start, end).toLowerCase(Locale.ROOT);
    }
}
