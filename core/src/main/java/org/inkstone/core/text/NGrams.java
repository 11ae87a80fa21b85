package org.inkstone.core.text;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The n-grams of a text (n 元组): every n neighbouring characters, words or token ids, each with a 64-bit hash.
 *
 * <p>Counting needs the n-grams as strings or as numbers; near-duplicate detection and fuzzy look-up need only the
 * hashes. These roll: the hash of an n-gram follows from the one before in a few instructions, however long n is.
 * <pre>{@code
 * u(i)   = mix(unit i)                                      64 bits for each character, word or id
 * h(i)   = u(i)·Bⁿ⁻¹ + u(i+1)·Bⁿ⁻² + … + u(i+n−1)           mod 2⁶⁴, B odd
 * h(i+1) = (h(i) − u(i)·Bⁿ⁻¹)·B + u(i+n)
 * hash   = mix(h(i))
 * }</pre>
 *
 * <p>Equal n-grams have equal hashes, on every machine and in every release. Different ones collide with a probability of
 * about 2⁻⁶⁴ a pair; the hash is not meant to withstand someone who looks for collisions. Time and memory O(length).
 *
 * <p>Immutable; to be shared between threads.
 *
 * @paper Karp, Rabin 1987, Efficient Randomized Pattern-Matching Algorithms, IBM J. Res. Dev. 31 (rolling hashes)
 * @paper Broder 1997, On the Resemblance and Containment of Documents (n-grams of documents, “shingles”)
 * @book 统计语言模型：n-gram
 */
public final class NGrams {
    private static final long BASE = 0x9E3779B97F4A7C15L;

    private final int n;
    private final long[] hashes;
    private final IntFunction<String> ngram;

    private NGrams(int n, long[] units, IntFunction<String> ngram) {
        this.n = n;
        this.ngram = ngram;
        this.hashes = roll(units, n);
    }

    /**
     * The character n-grams of a text; a character is a Unicode code point.
     *
     * @param text any string
     * @param n how many characters, at least 1
     * @return the n-grams, none if the text is shorter
     */
    public static NGrams ofCharacters(String text, int n) {
        check(n);
        int[] points = text.codePoints().toArray();
        return new NGrams(n, Arrays.stream(points).mapToLong(NGrams::mix).toArray(), i -> new String(points, i, n));
    }

    /**
     * The word n-grams of a text; words are what stands between white space.
     *
     * @param text any string
     * @param n how many words, at least 1
     * @return the n-grams, words separated by one space; none if the text has fewer words
     */
    public static NGrams ofWords(String text, int n) {
        String stripped = text.strip();
        return ofWords(stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+", -1)), n);
    }

    /**
     * The n-grams of a list of words.
     *
     * @param words the words in order
     * @param n how many words, at least 1
     * @return the n-grams, words separated by one space; none if there are fewer words
     */
    public static NGrams ofWords(List<String> words, int n) {
        check(n);
        List<String> copy = List.copyOf(words);
        return new NGrams(
                n, copy.stream().mapToLong(NGrams::hash).toArray(), i -> String.join(" ", copy.subList(i, i + n)));
    }

    /**
     * The n-grams of token ids.
     *
     * @param ids the ids in order
     * @param n how many ids, at least 1
     * @return the n-grams, ids separated by one space; none if there are fewer ids
     */
    public static NGrams ofIds(int[] ids, int n) {
        check(n);
        int[] copy = ids.clone();
        return new NGrams(n, Arrays.stream(copy).mapToLong(NGrams::mix).toArray(), i -> Arrays.stream(copy, i, i + n)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" ")));
    }

    private static void check(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1, got " + n);
        }
    }

    private static long[] roll(long[] units, int n) {
        long[] hashes = new long[Math.max(0, units.length - n + 1)];
        if (hashes.length == 0) {
            return hashes;
        }
        long power = 1;
        long h = units[0];
        for (int i = 1; i < n; i++) {
            power *= BASE;
            h = h * BASE + units[i];
        }
        hashes[0] = mix(h);
        for (int i = 1; i < hashes.length; i++) {
            h = (h - units[i - 1] * power) * BASE + units[i + n - 1];
            hashes[i] = mix(h);
        }
        return hashes;
    }

    /** The hash of a word: a polynomial over its UTF-16 units. */
    private static long hash(String word) {
        long h = word.length();
        for (int i = 0; i < word.length(); i++) {
            h = h * BASE + word.charAt(i) + 1;
        }
        return mix(h);
    }

    /** The finalizer of SplitMix64: every bit of the result depends on every bit of the number. */
    private static long mix(long number) {
        long z = number + BASE;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * How many units an n-gram has.
     *
     * @return at least 1
     */
    public int n() {
        return n;
    }

    /**
     * How many n-grams there are, equal ones counted each time.
     *
     * @return at least 0
     */
    public int size() {
        return hashes.length;
    }

    /**
     * An n-gram.
     *
     * @param index in [0, size)
     * @return the n-gram as text
     */
    public String get(int index) {
        return ngram.apply(checkIndex(index));
    }

    /**
     * The hash of an n-gram.
     *
     * @param index in [0, size)
     * @return any number
     */
    public long hash(int index) {
        return hashes[checkIndex(index)];
    }

    /**
     * All hashes.
     *
     * @return a new array, in the order of the text
     */
    public long[] hashes() {
        return hashes.clone();
    }

    /**
     * How often each n-gram occurs.
     *
     * @return counts in the order of first occurrence
     */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < hashes.length; i++) {
            counts.merge(get(i), 1, Integer::sum);
        }
        return counts;
    }

    private int checkIndex(int index) {
        if (index < 0 || index >= hashes.length) {
            throw new IndexOutOfBoundsException("index must be in [0, " + hashes.length + "), got " + index);
        }
        return index;
    }
}
