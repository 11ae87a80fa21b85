package org.inkstone.data.deduplication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.inkstone.data.Document;
import org.inkstone.data.deduplication.ExactDeduplicator.Cluster;
import org.junit.jupiter.api.Test;

class ExactDeduplicatorTest {
    @Test
    void keepsTheFirstOfEachText() {
        ExactDeduplicator deduplicator = new ExactDeduplicator(Normalization.NONE);
        assertTrue(deduplicator.add(new Document("1", "a")));
        assertTrue(deduplicator.add(new Document("2", "b")));
        assertFalse(deduplicator.add(new Document("3", "b")));
        assertFalse(deduplicator.add(new Document("4", "a")));
        assertFalse(deduplicator.add(new Document("5", "b")));
        assertTrue(deduplicator.add(new Document("6", "")));
        assertEquals(
                List.of(new Cluster("2", List.of("3", "5")), new Cluster("1", List.of("4"))), deduplicator.clusters());
        assertEquals(3, deduplicator.keptCount());
        assertEquals(3, deduplicator.droppedCount());
    }

    @Test
    void comparesEveryCharacterUnlessTold() {
        ExactDeduplicator deduplicator = new ExactDeduplicator(Normalization.NONE);
        for (String text : List.of("a b", "a  b", "a b ", "A b", "\u00e9", "e\u0301", "\ud83d", "\ude00", "?")) {
            assertTrue(deduplicator.add(new Document(text, text)), text);
        }
        assertEquals(List.of(), deduplicator.clusters());
    }

    @Test
    void takesAllWhiteSpaceAlikeIfTold() {
        ExactDeduplicator deduplicator = new ExactDeduplicator(Normalization.WHITE_SPACE);
        assertTrue(deduplicator.add(new Document("0", "a b")));
        for (String text :
                List.of("a  b", " a b ", "a\nb\r\n", "a\tb", "a\u00a0b", "a\u3000b", "a\u2028b", "a \u2003 b")) {
            assertFalse(deduplicator.add(new Document(text, text)), text);
        }
        assertTrue(deduplicator.add(new Document("1", "ab")), "no blank is not a blank");
        assertTrue(deduplicator.add(new Document("2", "a\u200bb")), "a zero-width space is no white space");
        assertTrue(deduplicator.add(new Document("3", " ")));
        assertFalse(deduplicator.add(new Document("4", "")));
    }

    @Test
    void doesNotConfuseDocumentsWithTheSameId() {
        ExactDeduplicator deduplicator = new ExactDeduplicator(Normalization.NONE);
        deduplicator.add(new Document("x", "a"));
        deduplicator.add(new Document("x", "b"));
        deduplicator.add(new Document("y", "a"));
        deduplicator.add(new Document("z", "b"));
        assertEquals(List.of(new Cluster("x", List.of("y")), new Cluster("x", List.of("z"))), deduplicator.clusters());
    }
}
