package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgreementTest {
    @Test
    void sameResultsAgree() {
        Agreement agreement = Agreement.between(
                Stream.of(new int[] {1, 2}, new int[0]), Stream.of(new int[] {1, 2}, new int[0]), "token");

        assertTrue(agreement.worthTiming());
        assertEquals("the same as Inkstone in all lines", agreement.describe());
    }

    @Test
    void tellsWhereResultsFirstDiffer() {
        Agreement agreement = Agreement.between(
                Stream.of(new int[] {1}, new int[] {1, 2}, new int[] {3}),
                Stream.of(new int[] {1}, new int[] {1, 5}, new int[] {3, 4}),
                "token");

        assertFalse(agreement.worthTiming());
        assertEquals(
                "left out, other than Inkstone in 2 of 3 lines, first in line 2, token 2: Inkstone has 2, it has 5",
                agreement.describe());
    }

    @Test
    void namesAMissingPart() {
        assertEquals(
                "line 1, character 2: Inkstone has no more characters, it has 98",
                Agreement.between(Stream.of(new int[] {97}), Stream.of(new int[] {97, 98}), "character")
                        .first());
    }

    @Test
    void aRareDifferenceIsTimedAllTheSame() {
        List<int[]> ours = Collections.nCopies(99, new int[] {1});
        Stream<int[]> one = Stream.of(new int[] {2});
        Agreement agreement = Agreement.between(
                Stream.concat(ours.stream(), Stream.of(new int[] {1})), Stream.concat(ours.stream(), one), "token");

        assertTrue(agreement.worthTiming());
        assertEquals(
                "other than Inkstone in 1 of 100 lines, first in line 100, token 1: Inkstone has 1, it has 2",
                agreement.describe());
    }
}
