package org.inkstone.data.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inkstone.data.quality.DuplicateUnits.Measure;
import org.inkstone.data.quality.DuplicateUnits.Unit;
import org.junit.jupiter.api.Test;

class QualityRulesTest {
    @Test
    void countsWords() {
        WordCount rule = new WordCount(2, 3);
        assertEquals(0, measure(rule, ""));
        assertEquals(0, measure(rule, " \n\t\u00a0\u3000"));
        assertEquals(3, measure(rule, "one\u00a0two\u3000three"));
        assertFalse(rule.judge(new TextView("one")).passes());
        assertTrue(rule.judge(new TextView("one two")).passes());
        assertFalse(rule.judge(new TextView("one two three four")).passes());
    }

    @Test
    void measuresWordsInCodePoints() {
        assertEquals(1.5, measure(new MeanWordLength(3, 10), "\ud83d\ude00 ab"));
        assertEquals(0, measure(new MeanWordLength(3, 10), " "));
    }

    @Test
    void countsSymbolsForEachWord() {
        assertEquals(1, measure(new SymbolRatio("#", 0.1), "#a ##b c"));
        assertEquals(1, measure(new SymbolRatio("…", 0.1), "a... b…"));
        assertEquals(0, measure(new SymbolRatio("#", 0.1), ""));
    }

    @Test
    void findsLettersOfAnyScript() {
        assertEquals(0.75, measure(new AlphabeticWords(0.8), "да 中文 1.000 x1"));
        assertEquals(0, measure(new AlphabeticWords(0.8), ""));
        // A letter outside the basic plane: a Gothic ahsa.
        assertEquals(1, measure(new AlphabeticWords(0.8), "\ud800\udf30"));
    }

    @Test
    void countsDifferentStopWords() {
        StopWordCount rule = new StopWordCount(StopWordCount.ENGLISH, 2);
        assertEquals(2, measure(rule, "\"The cat\" and the (dog) AND, other"));
        assertEquals(0, measure(rule, "--- ! \ud83d"));
        assertThrows(IllegalArgumentException.class, () -> new StopWordCount(Set.of("a"), 2));
    }

    @Test
    void looksAtTheEndsOfLines() {
        assertEquals(0.5, measure(new BulletLines(0.9), "• a\n- b\n\n-5 degrees\nplain"));
        assertEquals(0.5, measure(new EllipsisLines(0.3), "read more...\nand so on …\nfull stop.\n\nx"));
        assertEquals(0, measure(new BulletLines(0.9), "\n \n"));
    }

    @Test
    void countsDuplicateLinesAfterTheFirst() {
        String text = "aa\nb\n aa \naa\n\nb";
        assertEquals(3.0 / 5, measure(new DuplicateUnits(Unit.LINES, Measure.NUMBER, 0.3), text));
        assertEquals(5.0 / 8, measure(new DuplicateUnits(Unit.LINES, Measure.LENGTH, 0.2), text));
        assertEquals(0, measure(new DuplicateUnits(Unit.PARAGRAPHS, Measure.NUMBER, 0.3), text));
        assertEquals(0.5, measure(new DuplicateUnits(Unit.PARAGRAPHS, Measure.NUMBER, 0.3), "p q\n \np q\n"));
        assertEquals("duplicate lines by number", new DuplicateUnits(Unit.LINES, Measure.NUMBER, 0.3).name());
    }

    @Test
    void measuresTheTopNGramWithoutCountingWordsTwice() {
        // "a a" occurs three times and covers all four words.
        assertEquals(1, measure(new TopNGram(2, 0.2), "a a a a"));
        assertEquals(4.0 / 7, measure(new TopNGram(2, 0.2), "a b ccc a b"));
        assertEquals(0, measure(new TopNGram(2, 0.2), "a b c d"));
        assertEquals(0, measure(new TopNGram(3, 0.2), "a b"));
        // Both pairs occur twice; the longer one counts.
        assertEquals(8.0 / 12, measure(new TopNGram(2, 0.2), "xx yy a b xx yy a b"));
    }

    @Test
    void measuresDuplicateNGramsAfterTheFirst() {
        assertEquals(0.5, measure(new DuplicateNGrams(5, 0.15), "a b c d e a b c d e"));
        assertEquals(0, measure(new DuplicateNGrams(5, 0.15), "a b c d e f a b c d"));
        // Only the first pair is no repetition: the next two overlap in the middle word.
        assertEquals(3.0 / 4, measure(new DuplicateNGrams(2, 0.15), "a a a a"));
    }

    @Test
    void agreesWithANaiveCountOfNGrams() {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> words = IntStream.range(0, 60)
                    .mapToObj(i -> "w".repeat(1 + random.nextInt(4)))
                    .toList();
            String text = String.join(" ", words);
            for (int n = 1; n <= 6; n++) {
                assertEquals(
                        naiveDuplicates(words, n), measure(new DuplicateNGrams(n, 1), text), 1e-12, "seed " + seed);
            }
        }
    }

    @Test
    void findsForbiddenTextInAnyCase() {
        assertEquals(1, measure(new ForbiddenText("lorem ipsum"), "x Lorem IPSUM y"));
        assertEquals(0, measure(new ForbiddenText("{"), "x"));
        assertFalse(new ForbiddenText("{").judge(new TextView("f() {")).passes());
        assertThrows(IllegalArgumentException.class, () -> new ForbiddenText(""));
    }

    @Test
    void countsSentencesOfSeveralScripts() {
        assertEquals(3, measure(new SentenceCount(5), "One. Is it two? Three!  "));
        assertEquals(2, measure(new SentenceCount(5), "第一句。第二句？"));
        assertEquals(0, measure(new SentenceCount(5), " \n "));
    }

    @Test
    void refusesBadBounds() {
        assertThrows(IllegalArgumentException.class, () -> new WordCount(3, 2));
        assertThrows(IllegalArgumentException.class, () -> new MeanWordLength(Double.NaN, 2));
        assertThrows(IllegalArgumentException.class, () -> new TopNGram(0, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new SymbolRatio("", 0.5));
        assertThrows(IllegalArgumentException.class, () -> new SymbolRatio("#", -1));
        assertThrows(IllegalArgumentException.class, () -> new SentenceCount(-1));
        assertEquals(
                "max must be in [0, 1], got 1.5",
                assertThrows(IllegalArgumentException.class, () -> new DuplicateNGrams(5, 1.5))
                        .getMessage());
    }

    private static double measure(QualityRule rule, String text) {
        return rule.measure(new TextView(text));
    }

    private static double naiveDuplicates(List<String> words, int n) {
        Map<List<String>, Integer> first = new HashMap<>();
        boolean[] covered = new boolean[words.size()];
        for (int i = 0; i + n <= words.size(); i++) {
            if (first.putIfAbsent(words.subList(i, i + n), i) != null) {
                for (int j = i; j < i + n; j++) {
                    covered[j] = true;
                }
            }
        }
        int all = words.stream().collect(Collectors.summingInt(String::length));
        int part = IntStream.range(0, words.size())
                .filter(i -> covered[i])
                .map(i -> words.get(i).length())
                .sum();
        return (double) part / all;
    }
}
