package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassReportTest {
    private static final PassReport REPORT = new PassReport(
            2,
            List.of(
                    PassReport.Row.of("Inkstone", List.of(new Passes(0.2, 0.1), new Passes(0.2, 0.1))),
                    PassReport.Row.of("peer", List.of(new Passes(0.5, 0.05), new Passes(0.7, 0.05)))));

    @Test
    void printsSpeedsAndRatiosOfBothPasses() {
        assertEquals(
                """
                | contestant | MB/s cold | MB/s warm | time ÷ Inkstone's cold | warm | spread cold | warm | runs |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                | Inkstone | 10.0 | 20.0 | 1.00 | 1.00 | 0% | 0% | 2 |
                | peer | 3.33 | 40.0 | 3.00 | 0.50 | 33% | 0% | 2 |
                """,
                REPORT.table().text());
    }

    @Test
    void resultsHaveEveryMeasurement() {
        assertEquals("peer", REPORT.results().get(1).get("contestant"));
        assertEquals(0.5, (double) REPORT.results().get(1).get("warmRatio"), 1e-12);
        assertEquals(List.of(0.5, 0.7), REPORT.results().get(1).get("coldSeconds"));
    }

    @Test
    void aPassTakesTime() {
        assertThrows(IllegalArgumentException.class, () -> new Passes(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Passes(1, Double.NaN));
    }
}
