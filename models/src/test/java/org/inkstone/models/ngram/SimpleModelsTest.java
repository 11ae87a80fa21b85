package org.inkstone.models.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SimpleModelsTest {
    private static final int[] NOTHING = {};

    @Test
    void theUniformModelPrefersNothing() {
        UniformModel model = new UniformModel(8);
        assertEquals(0.125, model.probability(NOTHING, 0, 7));
        assertEquals(Math.log(0.125), model.logProbabilities(NOTHING, 0)[3], 1e-6);
        assertEquals(0.125, model.explain(NOTHING, 0).value());
        assertThrows(IndexOutOfBoundsException.class, () -> model.probability(NOTHING, 0, 8));
        assertEquals(
                "vocabularySize must be at least 1, got 0",
                assertThrows(IllegalArgumentException.class, () -> new UniformModel(0))
                        .getMessage());
    }

    @Test
    void theUnigramModelDiscountsByHand() {
        UnigramModel model = new UnigramModel(new long[] {0, 3, 1, 0}, 0.5);
        double leftOver = 0.5 * 2 / 4;
        assertEquals(leftOver / 4, model.probability(NOTHING, 0, 0), 1e-15);
        assertEquals(2.5 / 4 + leftOver / 4, model.probability(NOTHING, 0, 1), 1e-15);
        assertEquals(0.5 / 4 + leftOver / 4, model.probability(NOTHING, 0, 2), 1e-15);
        assertEquals(model.probability(NOTHING, 0, 2), model.explain(NOTHING, 2).value());
    }

    @Test
    void theUnigramModelSumsToOne() {
        UnigramModel model = new UnigramModel(new long[] {5, 0, 0, 1_000_000_000_000L, 1, 1}, 0.75);
        double sum = 0;
        for (int token = 0; token < 6; token++) {
            sum += model.probability(NOTHING, 0, token);
        }
        assertEquals(1, sum, 1e-12);
    }

    @Test
    void theUnigramModelIsUniformWithoutCounts() {
        UnigramModel model = new UnigramModel(new long[5], 0.75);
        assertEquals(0.2, model.probability(NOTHING, 0, 4));
        assertEquals(0.2, model.explain(NOTHING, 4).value());
    }

    @Test
    void theUnigramModelRefusesBadCounts() {
        assertThrows(IllegalArgumentException.class, () -> new UnigramModel(new long[0], 0.75));
        assertEquals(
                "count of token 1 must be at least 0, got -2",
                assertThrows(IllegalArgumentException.class, () -> new UnigramModel(new long[] {1, -2}, 0.75))
                        .getMessage());
    }
}
