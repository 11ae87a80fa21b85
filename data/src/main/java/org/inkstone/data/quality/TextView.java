package org.inkstone.data.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A text as words, lines and paragraphs, taken apart once for all rules that look at it.
 *
 * <p>Words are what stands between white space, punctuation included, so a text without spaces, such as Chinese, is one
 * word a phrase: rules that count words do not suit it. Lines end at {@code \n}, paragraphs at an empty line; both are
 * stripped of white space at their ends, and empty ones do not count. Lengths are in code points. Belongs to one thread.
 */
public final class TextView {
    private final String text;
    private final List<String> words;
    private final int[] wordLengths;
    /** At n − 1: for each position a number that two n-grams share if and only if they are equal. */
    private final List<int[]> ngrams = new ArrayList<>();

    /**
     * Takes a text apart.
     *
     * @param text any string
     */
    public TextView(String text) {
        this.text = text;
        this.words = split(text);
        this.wordLengths = words.stream().mapToInt(TextView::length).toArray();
        Map<String, Integer> numbers = new HashMap<>();
        ngrams.add(words.stream()
                .mapToInt(word -> numbers.computeIfAbsent(word, w -> numbers.size()))
                .toArray());
    }

    /**
     * The text itself.
     *
     * @return the string given
     */
    public String text() {
        return text;
    }

    /**
     * The words in order.
     *
     * @return an unmodifiable list, perhaps empty
     */
    public List<String> words() {
        return words;
    }

    /**
     * The lines that are not blank, stripped.
     *
     * @return a list, perhaps empty
     */
    public List<String> lines() {
        return units("\n");
    }

    /**
     * The paragraphs that are not blank, stripped.
     *
     * @return a list, perhaps empty
     */
    public List<String> paragraphs() {
        return units("\n\\s*\n");
    }

    /**
     * The length of all words together.
     *
     * @return code points, white space not counted
     */
    public int wordCharacters() {
        return Arrays.stream(wordLengths).sum();
    }

    /**
     * The length of a string.
     *
     * @param string any string
     * @return code points
     */
    static int length(String string) {
        return string.codePointCount(0, string.length());
    }

    int wordLength(int position) {
        return wordLengths[position];
    }

    /**
     * Numbers the word n-grams: two positions have the same number if and only if the same n words stand there.
     *
     * @param n at least 1
     * @return a number for each position at which an n-gram begins, each below the number of positions
     */
    int[] ngrams(int n) {
        while (ngrams.size() < n) {
            ngrams.add(longer(ngrams.get(ngrams.size() - 1), ngrams.size()));
        }
        return ngrams.get(n - 1);
    }

    /** Numbers n-grams as pairs of an n-gram one shorter and a further word. */
    private int[] longer(int[] shorter, int length) {
        int[] single = ngrams.get(0);
        int[] frequency = new int[shorter.length];
        for (int ngram : shorter) {
            frequency[ngram]++;
        }
        Map<Long, Integer> repeated = new HashMap<>();
        int[] result = new int[Math.max(0, words.size() - length)];
        int next = 0;
        for (int i = 0; i < result.length; i++) {
            if (frequency[shorter[i]] == 1) {
                // What begins with something unique is unique.
                result[i] = next++;
            } else {
                long pair = ((long) shorter[i] << 32) | single[i + length];
                Integer number = repeated.putIfAbsent(pair, next);
                result[i] = number == null ? next++ : number;
            }
        }
        return result;
    }

    private List<String> units(String separator) {
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(unit -> !unit.isEmpty())
                .toList();
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i))) {
                if (i > start) {
                    words.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return List.copyOf(words);
    }
}
