package org.inkstone.tokenizers.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append("ab\u0000é中\uD83D\uDE00\uD800".charAt(random.nextInt(8)));
        }
        return text.toString();
    }

    @Test
    void isTheMapThatItWasMadeOf() {
        Random random = new Random(1);
        for (int n = 0; n < 200; n++) {
            Map<String, Integer> ids = new HashMap<>();
            int id = 0;
            for (int i = random.nextInt(300); i > 0; i--) {
                id += 1 + random.nextInt(3);
                ids.putIfAbsent(text(random), id);
            }
            Vocabulary vocabulary = Vocabulary.of(ids);
            assertEquals(ids, vocabulary.ids());
            assertEquals(vocabulary.ids(), ids);
            assertEquals(ids.size(), vocabulary.size());
            assertEquals(ids.values().stream().mapToInt(i -> i).max().orElse(-1) + 1, vocabulary.idLimit());
            Map<Integer, String> tokens = new HashMap<>();
            ids.forEach((token, at) -> tokens.put(at, token));
            for (int i = -1; i <= vocabulary.idLimit(); i++) {
                assertEquals(tokens.get(i), vocabulary.token(i));
                assertEquals(tokens.containsKey(i), vocabulary.has(i));
            }
            for (int i = 0; i < 50; i++) {
                String any = text(random);
                char[] around = ("x" + any + "x").toCharArray();
                assertEquals(ids.getOrDefault(any, -1), vocabulary.id(any));
                assertEquals(ids.getOrDefault(any, -1), vocabulary.id(around, 1, around.length - 1));
            }
        }
    }

    @Test
    void theEmptyTokenIsNoHole() {
        Vocabulary vocabulary = Vocabulary.of(Map.of("a", 3, "", 1));
        assertEquals("", vocabulary.token(1));
        assertNull(vocabulary.token(0));
        assertNull(vocabulary.token(2));
        assertEquals(1, vocabulary.id(""));
        assertEquals(-1, Vocabulary.of(List.of("a")).id(""));
        assertEquals(-1, Vocabulary.of(List.of()).id("a"));
    }

    @Test
    void ofEqualPiecesTheLastIsFound() {
        Vocabulary vocabulary = Vocabulary.ofPieces(List.of("a", "b", "a", ""));
        assertEquals(2, vocabulary.id("a"));
        assertEquals("a", vocabulary.token(0));
        assertEquals(3, vocabulary.size());
        assertEquals(4, vocabulary.idLimit());
        assertEquals(Map.of("b", 1, "a", 2, "", 3), vocabulary.ids());
    }

    @Test
    void saysWhatIsWrong() {
        assertEquals(
                "vocabulary must not have a token twice, got \"a\"",
                assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(List.of("a", "b", "a")))
                        .getMessage());
        VocabularyBuilder builder = new VocabularyBuilder(0);
        assertTrue(builder.add("a", 5));
        assertFalse(builder.add("a", 6));
        assertTrue(builder.add("b", 5));
        assertEquals(5, builder.id("b"));
        assertEquals(
                "ids must differ, but \"a\" and \"b\" both have 5",
                assertThrows(IllegalArgumentException.class, builder::build).getMessage());
        assertEquals(
                "id of token \"c\" must be in [0, 16777216), got -1",
                assertThrows(IllegalArgumentException.class, () -> builder.add("c", -1))
                        .getMessage());
    }

    @Test
    void sortsTokensByTheirCharacters() {
        Random random = new Random(2);
        for (int n = 0; n < 100; n++) {
            List<String> pieces = random.ints(random.nextInt(400), 0, 9)
                    .mapToObj(i -> i == 0 ? "a".repeat(random.nextInt(60)) : text(random))
                    .toList();
            Vocabulary vocabulary = Vocabulary.ofPieces(pieces);
            List<String> expected =
                    pieces.stream().filter(piece -> !piece.isEmpty()).sorted().toList();
            int[] ids = SortedTokens.ids(vocabulary);
            assertEquals(expected, Arrays.stream(ids).mapToObj(pieces::get).toList());
            for (int i = 1; i < ids.length; i++) {
                assertTrue(!expected.get(i).equals(expected.get(i - 1)) || ids[i - 1] < ids[i]);
            }
        }
    }
}
