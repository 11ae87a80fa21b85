package org.inkstone.models.ngram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NGramCountsTest {
    private static final NGramCounter COUNTER =
            NGramCounts.counter(2, 4, 0).add(1, 2, 1, 2).add(3, 2);

    @Test
    void countsOccurrences() {
        NGramCounts counts = COUNTER.occurrences();
        assertEquals(2, counts.count(1, 2));
        assertEquals(3, counts.count(2));
        assertEquals(2, counts.total(1));
        assertEquals(6, counts.total());
        assertArrayEquals(new long[] {0, 2, 3, 1}, counts.unigrams());
    }

    @Test
    void countsContinuations() {
        NGramCounts counts = COUNTER.continuations();
        assertEquals(2, counts.count(1, 2), "the longest n-grams are counted as seen");
        assertEquals(2, counts.count(2), "after 1 and 3");
        assertEquals(2, counts.distinct(0), "documents begin with 1 and 3");
        assertEquals(5, counts.total());
        assertEquals(5, counts.size(2));
    }

    @Test
    void neverCountsThePadding() {
        assertEquals(0, COUNTER.occurrences().count(0));
        assertEquals(0, COUNTER.continuations().count(0, 0));
    }

    @Test
    void countsNothingInEmptyDocuments() {
        NGramCounts counts = NGramCounts.counter(3, 4, 1).add().occurrences();
        assertEquals(0, counts.total());
        assertEquals(0, counts.size(3));
        assertEquals(0, counts.count(1, 2, 3));
    }

    @Test
    void countsOnAfterFinishing() {
        NGramCounter counter = NGramCounts.counter(1, 2, 0).add(1);
        NGramCounts before = counter.occurrences();
        assertEquals(2, counter.add(1).occurrences().count(1));
        assertEquals(1, before.count(1), "finished counts do not change");
    }

    @Test
    void equalsAMapOfLists() {
        for (int seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int order = 1 + seed % 5;
            NGramCounter counter = NGramCounts.counter(order, 6, 5);
            Map<List<Integer>, Integer> expected = new HashMap<>();
            for (int d = 0; d < 20; d++) {
                int[] document = random.ints(random.nextInt(50), 0, 6).toArray();
                counter.add(document);
                for (int end = 1; end <= document.length; end++) {
                    for (int length = 1; length <= order; length++) {
                        int[] ngram = new int[length];
                        for (int i = 0; i < length; i++) {
                            int position = end - length + i;
                            ngram[i] = position < 0 ? 5 : document[position];
                        }
                        expected.merge(list(ngram), 1, Integer::sum);
                    }
                }
            }
            NGramCounts counts = counter.occurrences();
            for (int length = 1; length <= order; length++) {
                int wanted = length;
                assertEquals(
                        expected.keySet().stream()
                                .filter(n -> n.size() == wanted)
                                .count(),
                        counts.size(length));
            }
            String message = "seed " + seed;
            expected.forEach((ngram, count) -> assertEquals(
                    (int) count, counts.count(ngram.stream().mapToInt(i -> i).toArray()), message));
        }
    }

    @Test
    void refusesBadArguments() {
        assertEquals(
                "order must be in [1, 16], got 0",
                assertThrows(IllegalArgumentException.class, () -> NGramCounts.counter(0, 4, 0))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> NGramCounts.counter(2, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> NGramCounts.counter(2, 4, 4));
        NGramCounter counter = NGramCounts.counter(2, 4, 0);
        assertEquals(
                "token at position 1 must be in [0, 4), got 4",
                assertThrows(IllegalArgumentException.class, () -> counter.add(1, 4))
                        .getMessage());
        assertEquals(0, counter.occurrences().total(), "the refused document left nothing behind");
        assertThrows(
                IndexOutOfBoundsException.class, () -> counter.occurrences().count(1, 2, 3));
        assertThrows(
                IndexOutOfBoundsException.class, () -> counter.occurrences().count(4));
    }

    private static List<Integer> list(int[] tokens) {
        return Arrays.stream(tokens).boxed().collect(Collectors.toList());
    }
}
