package org.inkstone.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExplanationTest {
    @Test
    void printsTheTreeWithOneLineForEachNumber() {
        Explanation sum = Explanation.of("sum", "a + b", 3, Explanation.given("a", 1), Explanation.given("b", 2));
        assertEquals("sum = a + b = 3.00000\n  a = 1.00000\n  b = 2.00000\n", sum.toString());
    }
}
