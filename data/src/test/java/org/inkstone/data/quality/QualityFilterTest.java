package org.inkstone.data.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inkstone.data.Document;
import org.inkstone.data.quality.QualityFilter.Drop;
import org.inkstone.data.quality.QualityFilter.Summary;
import org.junit.jupiter.api.Test;

class QualityFilterTest {
    private static final String PROSE =
            "When the last boat of the day came in, people had already gathered on the quay. "
                    + "Some of them carried baskets, others only wanted to know who had won the race. An old man began to sing, and "
                    + "before long everybody joined in. Nobody noticed that the lamp in the tower had gone out, or that the tide was "
                    + "turning. By midnight all was quiet again, and only two dogs were left with what remained of the fish.";

    @Test
    void letsProsePass() {
        QualityFilter filter = QualityFilter.gopher().with(new StopWordCount(StopWordCount.ENGLISH, 2));
        assertEquals(Optional.empty(), filter.reject(PROSE));
        assertEquals(Optional.empty(), QualityFilter.c4().reject(PROSE));
        assertTrue(filter.judge(PROSE).stream().allMatch(Verdict::passes));
        assertEquals(21, filter.judge(PROSE).size());
    }

    @Test
    void saysWhichRuleDroppedADocumentAndWhatItMeasured() {
        List<Document> kept = new ArrayList<>();
        List<Drop> dropped = new ArrayList<>();
        Document prose = new Document("prose", PROSE);
        String numbers =
                IntStream.range(0, 60).mapToObj(i -> "1" + i * i + ".00").collect(Collectors.joining(" "));
        Summary summary = QualityFilter.gopher()
                .run(
                        Stream.of(
                                new Document("empty", ""),
                                prose,
                                new Document("numbers", numbers),
                                new Document("spam", "purchase this today ".repeat(30))),
                        kept::add,
                        dropped::add);
        assertEquals(List.of(prose), kept);
        assertEquals(
                List.of("empty", "numbers", "spam"),
                dropped.stream().map(Drop::id).toList());
        assertEquals(new Verdict("word count", 0, 50, 100_000), dropped.get(0).verdict());
        assertEquals(
                "word count must be in [50, 100000], got 0",
                dropped.get(0).verdict().toString());
        assertEquals(
                "alphabetic words must be at least 0.8, got 0",
                dropped.get(1).verdict().toString());
        Verdict spam = dropped.get(2).verdict();
        assertEquals("top 2-gram", spam.rule());
        assertEquals(12.0 / 17, spam.value(), 1e-12, "\"purchase this\" is 12 of every 17 letters");
        assertEquals(1, summary.kept());
        assertEquals(
                Map.of("word count", 1L, "alphabetic words", 1L, "top 2-gram", 1L),
                summary.dropped().entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        assertEquals("word count", summary.dropped().keySet().iterator().next(), "in the order of the rules");
    }

    @Test
    void namesTheFirstRuleBroken() {
        QualityFilter filter = new QualityFilter(List.of(new ForbiddenText("{"), new WordCount(5, 10)));
        assertEquals("occurrence of \"{\"", filter.reject("{").orElseThrow().rule());
        assertEquals("word count", filter.reject("x").orElseThrow().rule());
    }

    @Test
    void withoutRulesDropsNothing() {
        assertEquals(Optional.empty(), new QualityFilter(List.of()).reject(""));
    }

    @Test
    void dropsWhatIsNotANumber() {
        QualityRule broken = new QualityRule() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public double measure(TextView text) {
                return Double.NaN;
            }
        };
        assertTrue(new QualityFilter(List.of(broken)).reject("x").isPresent());
    }

    @Test
    void summariesCannotBeChanged() {
        Summary summary = QualityFilter.c4().run(Stream.of(), d -> {}, d -> {});
        assertThrows(
                UnsupportedOperationException.class, () -> summary.dropped().put("x", 1L));
    }
}
