package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlternationTest {
    private final List<String> calls = new ArrayList<>();

    private Contestant contestant(String name, double first) {
        return new Contestant() {
            private double next = first;

            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean warmsItselfUp() {
                return name.equals("program");
            }

            @Override
            public double seconds() {
                calls.add(name);
                return next++;
            }
        };
    }

    @Test
    void everyRoundBeginsWithAnotherContestant() throws IOException {
        new Alternation(3, 0).run(List.of(contestant("A", 1), contestant("B", 1), contestant("C", 1)));

        assertEquals(List.of("A", "B", "C", "B", "C", "A", "C", "A", "B"), calls);
    }

    @Test
    void timingsKeepTheOrderOfContestantsAndOfRounds() throws IOException {
        List<Timings> timings = new Alternation(2, 0).run(List.of(contestant("A", 1), contestant("B", 10)));

        assertEquals(List.of(new Timings("A", List.of(1.0, 2.0)), new Timings("B", List.of(10.0, 11.0))), timings);
    }

    @Test
    void whatDoesNotWarmItselfUpWorksOnceAtLeastUnmeasured() throws IOException {
        List<Timings> timings = new Alternation(1, 1e-9).run(List.of(contestant("A", 1), contestant("program", 1)));

        assertEquals(List.of("A", "A", "program"), calls);
        assertEquals(List.of(new Timings("A", List.of(2.0)), new Timings("program", List.of(1.0))), timings);
    }

    @Test
    void needsARound() {
        assertEquals(
                "rounds must be at least 1, got 0",
                assertThrows(IllegalArgumentException.class, () -> new Alternation(0, 0))
                        .getMessage());
    }
}
