package org.inkstone.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentSplitTest {
    private final List<Document> documents = IntStream.range(0, 10_000)
            .mapToObj(i -> new Document("d:" + i, "text " + i))
            .toList();

    @Test
    void splitsIntoTwoPartsOfAboutTheSize() {
        DocumentSplit.Parts parts = new DocumentSplit(1, 0.1).split(documents);
        assertEquals(10_000, parts.train().size() + parts.test().size());
        // Five standard deviations of a binomial distribution.
        assertEquals(1000, parts.test().size(), 150);
    }

    @Test
    void doesNotDependOnTheOrderOrOnOtherDocuments() {
        DocumentSplit split = new DocumentSplit(5, 0.3);
        List<Document> some = new ArrayList<>(documents.subList(0, 100));
        Collections.reverse(some);
        assertTrue(split.split(documents).test().containsAll(split.split(some).test()));
        assertTrue(split.split(documents).train().containsAll(split.split(some).train()));
    }

    @Test
    void aGreaterFractionKeepsTheTestDocuments() {
        Set<Document> small =
                Set.copyOf(new DocumentSplit(2, 0.1).split(documents).test());
        assertTrue(Set.copyOf(new DocumentSplit(2, 0.2).split(documents).test()).containsAll(small));
    }

    @Test
    void seedsDiffer() {
        assertNotEquals(
                new DocumentSplit(1, 0.5).split(documents).test(),
                new DocumentSplit(2, 0.5).split(documents).test());
        assertEquals(new DocumentSplit(1, 0.5).split(documents), new DocumentSplit(1, 0.5).split(documents));
    }

    @Test
    void takesNoneOrAll() {
        assertEquals(List.of(), new DocumentSplit(1, 0).split(documents).test());
        assertEquals(List.of(), new DocumentSplit(1, 1).split(documents).train());
        assertFalse(new DocumentSplit(1, 0).isTest(""));
        assertEquals(List.of(), new DocumentSplit(1, 0.5).split(List.of()).test());
    }

    @Test
    void refusesBadFractions() {
        for (double fraction : new double[] {-0.1, 1.1, Double.NaN}) {
            assertEquals(
                    "testFraction must be in [0, 1], got " + fraction,
                    assertThrows(IllegalArgumentException.class, () -> new DocumentSplit(1, fraction))
                            .getMessage());
        }
    }
}
