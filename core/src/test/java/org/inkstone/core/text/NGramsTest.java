package org.inkstone.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NGramsTest {
    @Test
    void charactersAreCodePoints() {
        NGrams pairs = NGrams.ofCharacters("a😀ba😀", 2);
        assertEquals(4, pairs.size());
        assertEquals("a😀", pairs.get(0));
        assertEquals("😀b", pairs.get(1));
        assertEquals(Map.of("a😀", 2, "😀b", 1, "ba", 1), pairs.counts());
        assertEquals(pairs.hash(0), pairs.hash(3));
        assertNotEquals(pairs.hash(0), pairs.hash(1));
    }

    @Test
    void wordsStandBetweenWhiteSpace() {
        NGrams pairs = NGrams.ofWords("  to be\tor\nnot to  be ", 2);
        assertEquals(
                List.of("to be", "be or", "or not", "not to", "to be"),
                IntStream.range(0, pairs.size()).mapToObj(pairs::get).toList());
        assertEquals(2, pairs.counts().get("to be"));
        assertEquals(0, NGrams.ofWords("   ", 1).size());
        assertEquals(0, NGrams.ofWords("one two", 3).size());
        // "ab c" and "a bc" have the same letters, but are other words.
        assertNotEquals(
                NGrams.ofWords("ab c", 2).hash(0), NGrams.ofWords("a bc", 2).hash(0));
    }

    @Test
    void idsAreUnits() {
        NGrams triples = NGrams.ofIds(new int[] {7, 8, 9, 7, 8, 9}, 3);
        assertEquals("7 8 9", triples.get(0));
        assertEquals(triples.hash(0), triples.hash(3));
        assertNotEquals(triples.hash(0), NGrams.ofIds(new int[] {7, 9, 8}, 3).hash(0));
    }

    /** Equal hashes if and only if the n-grams are equal, wherever they stand. */
    @Test
    void hashesTellNGramsApart() {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append((char) ('a' + random.nextInt(4)));
        }
        for (int n : new int[] {1, 2, 5, 13, 40}) {
            NGrams ngrams = NGrams.ofCharacters(text.toString(), n);
            Map<Long, String> byHash = new HashMap<>();
            Map<String, Long> byText = new HashMap<>();
            for (int i = 0; i < ngrams.size(); i++) {
                String ngram = ngrams.get(i);
                long hash = ngrams.hash(i);
                assertEquals(text.substring(i, i + n), ngram);
                assertEquals(ngram, byHash.computeIfAbsent(hash, h -> ngram));
                assertEquals(hash, byText.computeIfAbsent(ngram, g -> hash));
            }
            assertEquals(ngrams.hash(7), NGrams.ofCharacters(ngrams.get(7), n).hash(0));
        }
    }

    /** A hash that is stored today must be found tomorrow. */
    @Test
    void hashesNeverChange() {
        assertEquals(-2016549660356413669L, NGrams.ofWords("to be or", 2).hash(0));
        assertEquals(1, NGrams.ofCharacters("ink", 3).hashes().length);
    }

    @Test
    void badInputIsNamed() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> NGrams.ofCharacters("ink", 0));
        assertEquals("n must be at least 1, got 0", e.getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> NGrams.ofCharacters("ink", 3)
                .get(1));
    }
}
