package org.inkstone.tokenizers.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.inkstone.tokenizers.Golden;
import org.junit.jupiter.api.Test;

class OnigurumaTest {
    @Test
    void findsWhatTheReferenceFinds() {
        int rows = 0;
        for (JsonNode row : Golden.rows("regexes.jsonl")) {
            String text = row.get(1).asText();
            List<Integer> found = new ArrayList<>();
            Matches matches = Oniguruma.compile(row.get(0).asText()).matches(text);
            while (matches.find()) {
                if (matches.start() < matches.end()) {
                    found.add(text.codePointCount(0, matches.start()));
                    found.add(text.codePointCount(0, matches.end()));
                }
            }
            List<Integer> wanted = new ArrayList<>();
            row.get(2).forEach(place -> wanted.add(place.asInt()));
            assertEquals(wanted, found, () -> row.get(0) + " in " + row.get(1));
            rows++;
        }
        assertTrue(rows > 900);
    }

    @Test
    void emptyMatchesStandOnceAtAPlace() {
        assertEquals(List.of(0, 0, 1, 2, 3, 3), places("x*", "axb"));
        assertEquals(List.of(0, 0, 1, 1), places("", "a"));
        assertEquals(List.of(0, 0), places("", ""));
        assertEquals(List.of(2, 3), places("b", "😀b"));
    }

    @Test
    void classesAreUnicode16() {
        assertEquals(List.of(0, 2), places("\\p{Lo}", "\uD801\uDDD2"));
        assertEquals(List.of(), places("[[:punct:]\\p{S}]", "\u20C1"));
        assertEquals(List.of(0, 1), places("\\s", "\u0085"));
        assertEquals(List.of(), places("\\s", "\u001c"));
        assertEquals(List.of(0, 1), places("\\w", "²"));
        assertEquals(List.of(), places("[\\w]", "²"));
        assertEquals(List.of(0, 1), places("[[:punct:]]", "$"));
    }

    @Test
    void unpairedSurrogatesAreReplacementCharacters() {
        assertEquals(List.of(0, 1), places("\\x{fffd}", "\uD800"));
    }

    @Test
    void badExpressionsAreRefused() {
        for (String bad : List.of("a(b", "[a", "*", "\\p{Nope}", "\\X", "(?<=a+)b", "\\p{Sidetic}", "(?~a)")) {
            PatternException e = assertThrows(PatternException.class, () -> Oniguruma.compile(bad), bad);
            assertTrue(e.getMessage().contains(bad), e.getMessage());
            assertEquals(bad, e.pattern());
        }
        assertThrows(PatternException.class, () -> Oniguruma.compile("(".repeat(100_000) + ")".repeat(100_000)));
    }

    @Test
    void backtrackingIsStopped() {
        Matches matches = Oniguruma.compile("(?:a|b|ab)*c").matches("ab".repeat(60) + "-c");
        PatternException e = assertThrows(PatternException.class, matches::find);
        assertTrue(e.getMessage().contains("(?:a|b|ab)*c"));
    }

    @Test
    void longTextsNeedNoStack() {
        Matches matches = Oniguruma.compile("(?:a|b)*c|(?:a|b)").matches("a".repeat(3_000));
        assertTrue(matches.find());
        Matches spaces = Oniguruma.compile("\\s+(?!\\S)").matches(" ".repeat(1_000_000) + "x");
        assertTrue(spaces.find());
        assertEquals(999_999, spaces.end());
        assertFalse(spaces.find());
        assertEquals(-1, spaces.start());
    }

    @Test
    void equalByPattern() {
        assertEquals(Oniguruma.compile("a+"), Oniguruma.compile("a+"));
        assertEquals(Oniguruma.compile("a+").hashCode(), Oniguruma.compile("a+").hashCode());
        assertFalse(Oniguruma.compile("a+").equals(Oniguruma.compile("a")));
        assertEquals("a+", Oniguruma.compile("a+").toString());
    }

    private static List<Integer> places(String regex, String text) {
        List<Integer> places = new ArrayList<>();
        Matches matches = Oniguruma.compile(regex).matches(text);
        while (matches.find()) {
            places.add(matches.start());
            places.add(matches.end());
        }
        return places;
    }
}
