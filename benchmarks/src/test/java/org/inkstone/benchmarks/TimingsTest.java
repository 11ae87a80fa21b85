package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimingsTest {
    @Test
    void medianOfAnOddCountIsTheOneInTheMiddle() {
        assertEquals(2.0, new Timings("a", List.of(9.0, 2.0, 1.0)).median());
    }

    @Test
    void medianOfAnEvenCountIsTheMeanOfTheTwoInTheMiddle() {
        assertEquals(2.5, Timings.median(List.of(4.0, 1.0, 3.0, 2.0)));
    }

    @Test
    void spreadIsTheRangeInMedians() {
        assertEquals(0.5, new Timings("a", List.of(5.0, 4.0, 3.0)).spread());
        assertEquals(0.0, new Timings("a", List.of(5.0)).spread());
    }

    @Test
    void refusesWhatCannotBeATime() {
        assertThrows(IllegalArgumentException.class, () -> new Timings("a", List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Timings("a", List.of(1.0, 0.0)));
        assertThrows(IllegalArgumentException.class, () -> new Timings("a", List.of(Double.NaN)));
        assertThrows(IllegalArgumentException.class, () -> Timings.median(List.of()));
    }
}
