package org.inkstone.tokenizers.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimpleWordPieceTrainerTest {
    private static final WordCounts BOOK =
            WordCounts.of(Map.of("loop", 15, "pool", 10, "loot", 10, "tool", 5, "loots", 8));

    /** By hand: t + ##s stands 8 times as ##t + ##s; ##t 18 times, ##s 8 times: 8 / (18 · 8). */
    @Test
    void theBooksExample() {
        SimpleWordPieceTrainer.Result result = new SimpleWordPieceTrainer(12).train(BOOK);
        assertEquals(
                List.of("##l", "##o", "##p", "##s", "##t", "l", "p", "t"),
                result.vocabulary().subList(0, 8));
        WordPieceStep first = result.steps().get(0);
        assertEquals("##t + ##s -> ##ts (8 / (18 · 8) = 0.055556)", first.toString());
        assertEquals(8.0 / (18 * 8), first.score());
        assertEquals(4, result.steps().size());
    }

    /** h u g 10, p u g 5, p u n 12, b u n 4, h u g s 5: the scores as they are worked out in many a course. */
    @Test
    void rareNeighboursWinAgainstFrequentOnes() {
        WordCounts words = WordCounts.of(Map.of("hug", 10, "pug", 5, "pun", 12, "bun", 4, "hugs", 5));
        SimpleWordPieceTrainer.Result result = new SimpleWordPieceTrainer(9).train(words);
        assertEquals(
                "##g + ##s -> ##gs (5 / (20 · 5) = 0.050000)",
                result.steps().get(0).toString());
        // Now b + ##u, ##u + ##g and others have 1 / 36 each: ##u comes first in the vocabulary.
        assertEquals(
                "##u + ##g -> ##ug (15 / (36 · 15) = 0.027778)",
                result.steps().get(1).toString());
    }

    @Test
    void scoresAreAtMostOne() {
        for (WordPieceStep step : new SimpleWordPieceTrainer(40).train(BOOK).steps()) {
            assertTrue(step.score() > 0 && step.score() <= 1, step.toString());
            assertTrue(step.count() <= step.leftCount() && step.count() <= step.rightCount(), step.toString());
        }
        assertEquals(
                List.of(),
                new SimpleWordPieceTrainer(9).train(WordCounts.of(Map.of())).vocabulary());
        assertThrows(IllegalArgumentException.class, () -> new SimpleWordPieceTrainer(0));
    }
}
