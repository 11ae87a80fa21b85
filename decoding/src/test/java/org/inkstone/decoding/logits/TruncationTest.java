package org.inkstone.decoding.logits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class TruncationTest {
    private static final float NEVER = Float.NEGATIVE_INFINITY;

    private static float[] log(double... p) {
        float[] logits = new float[p.length];
        for (int i = 0; i < p.length; i++) {
            logits[i] = (float) Math.log(p[i]);
        }
        return logits;
    }

    private static RandomGenerator seeded(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static float[] random(RandomGenerator random, int size) {
        float[] logits = new float[size];
        for (int i = 0; i < size; i++) {
            logits[i] = random.nextInt(8) == 0 ? NEVER : (float) random.nextGaussian() * 3;
        }
        logits[random.nextInt(size)] = 1;
        return logits;
    }

    @Test
    void byHand() {
        float[] logits = log(0.1, 0.5, 0.15, 0.25);
        assertEquals("{1, 3}", new TopK(2).keptTokens(logits).toString());
        assertEquals("{1, 3}", new TopP(0.7).keptTokens(logits).toString());
        assertEquals("{1, 2, 3}", new TopP(0.8).keptTokens(logits).toString());
        assertEquals("{1, 3}", new MinP(0.4).keptTokens(logits).toString());
        // H = 1.2080; distances 1.0946, 0.5149, 0.6891, 0.1783
        assertEquals("{3}", new TypicalP(0.2).keptTokens(logits).toString());
        assertEquals("{1, 3}", new TypicalP(0.3).keptTokens(logits).toString());
        assertEquals("{1, 2, 3}", new TypicalP(0.3, 3).keptTokens(logits).toString());
    }

    @Test
    void topPKeepsTheSmallestSetThatReachesP() {
        RandomGenerator random = seeded(1);
        for (int round = 0; round < 2000; round++) {
            float[] logits = random(random, 1 + random.nextInt(60));
            double p = random.nextDouble();
            double[] probabilities = Softmax.probabilities(logits);
            BitSet kept = new TopP(p).keptTokens(logits);
            double mass = kept.stream().mapToDouble(id -> probabilities[id]).sum();
            double least =
                    kept.stream().mapToDouble(id -> probabilities[id]).min().orElseThrow();
            assertTrue(mass >= p - 1e-6, "round " + round);
            assertTrue(mass - least < p + 1e-6, "round " + round);
            for (int id = 0; id < logits.length; id++) {
                assertTrue(kept.get(id) || probabilities[id] <= least);
            }
        }
    }

    @Test
    void topKKeepsWhatIsNotBelowTheKthLargest() {
        RandomGenerator random = seeded(2);
        for (int round = 0; round < 500; round++) {
            float[] logits = random(random, 1 + random.nextInt(60));
            int k = 1 + random.nextInt(70);
            float[] sorted = logits.clone();
            Arrays.sort(sorted);
            float threshold = sorted[Math.max(0, sorted.length - k)];
            BitSet kept = new TopK(k).keptTokens(logits);
            for (int id = 0; id < logits.length; id++) {
                assertEquals(logits[id] >= threshold, kept.get(id));
            }
        }
        assertEquals(
                "{0, 1, 3}", new TopK(2).keptTokens(new float[] {1, 1, 0, 1}).toString());
    }

    @Test
    void minTokensToKeepBreaksTies() {
        float[] logits = {0, 5, 0, 0, -1};
        assertEquals("{0, 1, 2}", new MinP(0.9, 3).keptTokens(logits).toString());
        assertEquals("{1, 2, 3}", new TopP(0.1, 3).keptTokens(logits).toString()); // as the reference: higher ids
    }

    @Test
    void explanationsCountWhatIsKept() {
        RandomGenerator random = seeded(3);
        for (TruncationProcessor processor : List.of(
                new TopK(3), new TopP(0.8), new TopP(0.3, 4), new MinP(0.1), new TypicalP(0.6), new TypicalP(0.1, 3))) {
            for (int round = 0; round < 50; round++) {
                float[] logits = new float[10];
                for (int i = 0; i < logits.length; i++) {
                    logits[i] = random.nextInt(-4, 5);
                }
                BitSet kept = processor.keptTokens(logits);
                assertEquals(kept.cardinality(), (int) processor.explain(logits).value(), processor.toString());
                float[] processed = logits.clone();
                processor.process(new TokenHistory(), processed);
                for (int id = 0; id < logits.length; id++) {
                    assertEquals(kept.get(id) ? logits[id] : NEVER, processed[id]);
                }
            }
        }
    }

    @Test
    void explainsTheCutOfTopP() {
        assertEquals(
                """
                tokens kept = min n with p₍₁₎ + … + p₍ₙ₎ ≥ p = 2.00000
                  p = 0.700000
                  cumulative probability up to token 1 = sum before + probability = 0.500000
                    probability = 0.500000
                  cumulative probability up to token 3 = sum before + probability = 0.750000
                    probability = 0.250000
                  probability cut off = 0.250000
                """,
                new TopP(0.7).explain(log(0.1, 0.5, 0.15, 0.25)).toString());
    }

    @Test
    void nothingLeftStaysNothing() {
        float[] logits = {NEVER, NEVER};
        for (TruncationProcessor processor : List.of(new TopK(1), new TopP(0.5), new MinP(0.5), new TypicalP(0.5))) {
            processor.process(new TokenHistory(), logits);
            assertArrayEquals(new float[] {NEVER, NEVER}, logits);
            assertThrows(InvalidLogitsException.class, () -> processor.keptTokens(logits));
            assertThrows(
                    InvalidLogitsException.class,
                    () -> processor.process(new TokenHistory(), new float[] {0, Float.NaN}));
        }
    }

    @Test
    void softmaxIsStable() {
        assertArrayEquals(new double[] {0.5, 0, 0.5}, Softmax.probabilities(new float[] {1e30f, NEVER, 1e30f}));
        assertArrayEquals(
                new double[] {-Math.log(2), Double.NEGATIVE_INFINITY, -Math.log(2)},
                Softmax.logProbabilities(new float[] {-80, NEVER, -80}),
                1e-13);
        assertEquals(100 + Math.log(3), Softmax.logSumExp(new float[] {100, 100, 100}), 1e-13);
        Exception e = assertThrows(
                InvalidLogitsException.class, () -> Softmax.probabilities(new float[] {0, 1, Float.POSITIVE_INFINITY}));
        assertEquals("logits must be finite or -Infinity, got Infinity for token id 2", e.getMessage());
    }

    @Test
    void refusesBadSettings() {
        for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new TopP(bad));
            assertThrows(IllegalArgumentException.class, () -> new MinP(bad));
            assertThrows(IllegalArgumentException.class, () -> new TypicalP(bad));
        }
        for (double bad : new double[] {0, -1, 1e-60, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new Temperature(bad));
        }
        assertThrows(IllegalArgumentException.class, () -> new TypicalP(0));
        assertThrows(IllegalArgumentException.class, () -> new TypicalP(1));
        assertThrows(IllegalArgumentException.class, () -> new TopK(0));
        assertThrows(IllegalArgumentException.class, () -> new TopP(0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> new MinP(0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> new TypicalP(0.5, 0));
        Exception e = assertThrows(IllegalArgumentException.class, () -> new Temperature(0));
        assertEquals(
                "temperature must be a positive finite number, got 0.0; for temperature 0 use GreedyDecoder",
                e.getMessage());
    }
}
