package org.inkstone.models.ngram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.inkstone.core.model.LanguageModelSession;
import org.junit.jupiter.api.Test;

class NGramSessionTest {
    private final NGramModel model = new KneserNeyModel(
            KneserNeyModelTest.randomCounter(new SplittableRandom(1), 3, 20).continuations());

    @Test
    void scoresLikeTheModel() {
        try (LanguageModelSession session = model.newSession()) {
            assertArrayEquals(model.logProbabilities(new int[0], 0), session.nextTokenLogits());
            for (int token = 0; token < 20; token++) {
                session.append(token);
            }
            assertEquals(20, session.length());
            assertArrayEquals(model.logProbabilities(new int[] {18, 19}, 2), session.nextTokenLogits());
        }
    }

    @Test
    void forksAreIndependent() {
        try (LanguageModelSession session = model.newSession()) {
            session.append(1, 2, 3);
            try (LanguageModelSession fork = session.fork()) {
                fork.append(4);
                session.append(5);
                assertArrayEquals(model.logProbabilities(new int[] {3, 4}, 2), fork.nextTokenLogits());
                assertArrayEquals(model.logProbabilities(new int[] {3, 5}, 2), session.nextTokenLogits());
            }
        }
    }

    @Test
    void rollsBack() {
        try (LanguageModelSession session = model.newSession()) {
            session.append(1, 2, 3, 4);
            session.rollback(2);
            assertEquals(2, session.length());
            assertArrayEquals(model.logProbabilities(new int[] {1, 2}, 2), session.nextTokenLogits());
            session.rollback(0);
            assertArrayEquals(model.logProbabilities(new int[0], 0), session.nextTokenLogits());
            assertThrows(IllegalArgumentException.class, () -> session.rollback(1));
            assertThrows(IllegalArgumentException.class, () -> session.rollback(-1));
        }
    }

    @Test
    void callersMayChangeTheLogits() {
        try (LanguageModelSession session = new UnigramModel(new long[] {1, 2}, 0.5).newSession()) {
            float[] first = session.nextTokenLogits();
            float[] expected = first.clone();
            first[0] = 99;
            assertArrayEquals(expected, session.nextTokenLogits());
        }
    }

    @Test
    void refusesUnknownTokensWhole() {
        try (LanguageModelSession session = model.newSession()) {
            assertEquals(
                    "token must be in [0, 20), got 20",
                    assertThrows(IllegalArgumentException.class, () -> session.append(1, 20))
                            .getMessage());
            assertThrows(IllegalArgumentException.class, () -> session.append(-1));
            assertEquals(0, session.length());
        }
    }

    @Test
    void refusesToGoOnOnceClosed() {
        LanguageModelSession session = model.newSession();
        session.close();
        session.close();
        assertThrows(IllegalStateException.class, () -> session.append(1));
        assertThrows(IllegalStateException.class, session::nextTokenLogits);
        assertThrows(IllegalStateException.class, session::fork);
        assertThrows(IllegalStateException.class, () -> session.rollback(0));
    }
}
