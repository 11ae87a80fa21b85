package org.inkstone.tokenizers.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BytePairEncodingTest {
    @Test
    void lowestRankFirstThenLeftmost() {
        List<Merge> merges = List.of(
                new Merge("b", "c"),
                new Merge("a", "b"),
                new Merge("a", "bc"),
                new Merge("a", "a"),
                new Merge("aa", "aa"),
                new Merge("aa", "a"));
        BytePairEncoding model = new BytePairEncoding(
                Vocabulary.of(List.of("a", "b", "c", "ab", "bc", "abc", "aa", "aaa", "aaaa")), merges, false);
        assertEquals(List.of("aaaa", "aaa"), encode(model, "aaaaaaa"));
        assertEquals(List.of("abc"), encode(model, "abc"));
        assertEquals(List.of("aa", "ab", "bc"), encode(model, "aaabbc"));
    }

    /** Words below and above the length at which the algorithm changes, over random merges. */
    @Test
    void theSimpleEncoderGivesTheSame() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 300; round++) {
            List<String> tokens = new ArrayList<>(List.of("a", "b", "c"));
            List<Merge> merges = new ArrayList<>();
            for (int n = random.nextInt(25); n > 0; n--) {
                Merge merge =
                        new Merge(tokens.get(random.nextInt(tokens.size())), tokens.get(random.nextInt(tokens.size())));
                if (!merges.contains(merge) && merge.merged().length() < 12) {
                    merges.add(merge);
                    if (!tokens.contains(merge.merged())) {
                        tokens.add(merge.merged());
                    }
                }
            }
            BytePairEncoding model = new BytePairEncoding(Vocabulary.of(tokens), merges, false);
            SimpleBytePairEncoding simple = new SimpleBytePairEncoding(merges);
            for (int length : new int[] {0, 1, 2, 3, 7, 20, 39, 40, 41, 100, 200}) {
                StringBuilder word = new StringBuilder();
                for (int i = 0; i < length; i++) {
                    word.append("abc".charAt(random.nextInt(1 + random.nextInt(3))));
                }
                assertEquals(
                        simple.encode(word.toString()),
                        encode(model, word.toString()),
                        "random 9, round " + round + ": " + merges + " on " + word);
            }
        }
    }

    @Test
    void mergesMustNameTokens() {
        Vocabulary vocabulary = Vocabulary.of(List.of("a", "b"));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new BytePairEncoding(vocabulary, List.of(new Merge("a", "b")), false));
        assertTrue(e.getMessage().contains("\"ab\""), e.getMessage());
    }

    @Test
    void vocabulariesMustBeOneToOne() {
        assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(List.of("a", "a")));
        assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(Map.of("a", 1, "b", 1)));
        assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(Map.of("a", -1)));
        Vocabulary holes = Vocabulary.of(Map.of("a", 5));
        assertEquals(6, holes.idLimit());
        assertEquals(1, holes.size());
        assertEquals(null, holes.token(3));
        assertEquals(-1, holes.id("b"));
    }

    private static List<String> encode(BytePairEncoding model, String word) {
        int[] symbols = word.chars()
                .map(c -> model.vocabulary().id(String.valueOf((char) c)))
                .toArray();
        int n = model.merge(symbols, symbols.length);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            tokens.add(model.vocabulary().token(symbols[i]));
        }
        return tokens;
    }
}
