package org.inkstone.models.ngram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.inkstone.core.explain.Explanation;
import org.junit.jupiter.api.Test;

class KneserNeyModelTest {
    private static final int[] NOTHING = {};

    @Test
    void computesABigramModelByHand() {
        // Documents "1 2" and "1 1" with padding 0: bigrams 01 twice, 12 once, 11 once.
        KneserNeyModel model = new KneserNeyModel(
                NGramCounts.counter(2, 3, 0).add(1, 2).add(1, 1).continuations(), 0.5);
        // Different left neighbours: 1 has {0, 1}, 2 has {1}. P(1) = 1.5/3 + 0.5·2/3·1/3, P(2) = 0.5/3 + 1/9.
        assertEquals(1.5 / 3 + 1.0 / 9, model.lowerOrder().probability(NOTHING, 0, 1), 1e-15);
        assertEquals(0.5 / 3 + 1.0 / 9, model.lowerOrder().probability(NOTHING, 0, 2), 1e-15);
        assertEquals(1.0 / 9, model.lowerOrder().probability(NOTHING, 0, 0), 1e-15);
        // After 1 came 1 and 2, once each: P(2 | 1) = 0.5/2 + 0.5·2/2·P(2).
        assertEquals(0.25 + 0.5 * (0.5 / 3 + 1.0 / 9), model.probability(new int[] {1}, 1, 2), 1e-15);
        // A first token: 1.5/2 + 0.5·1/2·P(1).
        assertEquals(0.75 + 0.25 * (1.5 / 3 + 1.0 / 9), model.probability(NOTHING, 0, 1), 1e-15);
        // Nothing followed 2.
        assertEquals(1.0 / 9, model.probability(new int[] {2}, 1, 0), 1e-15);
    }

    @Test
    void equalsTheFormulasInPython() throws IOException {
        JsonNode golden = new ObjectMapper()
                .readTree(Path.of("src/test/golden/kneser_ney.json").toFile());
        for (JsonNode expected : golden.get("orders")) {
            int order = expected.get("order").asInt();
            NGramCounter counter = NGramCounts.counter(
                    order,
                    golden.get("vocabularySize").asInt(),
                    golden.get("padding").asInt());
            golden.get("train").forEach(document -> counter.add(ints(document)));
            NGramCounts counts = counter.continuations();
            for (int length = 1; length <= order; length++) {
                assertEquals(expected.get("sizes").get(length - 1).asInt(), counts.size(length));
            }
            KneserNeyModel model =
                    new KneserNeyModel(counts, golden.get("discount").asDouble());
            assertEquals(expected.get("nats").asDouble(), nats(model, golden.get("test")), 1e-9);
            assertEquals(expected.get("lowerOrderNats").asDouble(), nats(model.lowerOrder(), golden.get("test")), 1e-9);
            int[] context = ints(expected.get("context"));
            for (int token = 0; token < model.vocabularySize(); token++) {
                double probability = expected.get("probabilities").get(token).asDouble();
                assertEquals(probability, model.probability(context, context.length, token), 1e-14);
                assertEquals(probability, model.explain(context, token).value(), 1e-14);
            }
        }
    }

    @Test
    void sumsToOneAfterAnyContextAndScoresTheWholeVocabularyAlike() {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int order = 2 + seed % 4;
            NGramModel model =
                    new KneserNeyModel(randomCounter(random, order, 40).continuations(), 0.05 + 0.05 * (seed % 20));
            for (int trial = 0; trial < 20; trial++) {
                int[] context = random.ints(random.nextInt(7), 0, 40).toArray();
                float[] logits = model.logProbabilities(context, context.length);
                double sum = 0;
                for (int token = 0; token < 40; token++) {
                    double probability = model.probability(context, context.length, token);
                    assertEquals(Math.log(probability), logits[token], 1e-5, "seed " + seed);
                    sum += probability;
                }
                assertEquals(1, sum, 1e-12, "seed " + seed);
            }
        }
    }

    @Test
    void readsPaddingAtTheStartLikeTheSameTokenInTheText() {
        NGramModel model =
                new KneserNeyModel(randomCounter(new SplittableRandom(7), 3, 10).continuations());
        assertArrayEquals(model.logProbabilities(NOTHING, 0), model.logProbabilities(new int[] {0, 0}, 2));
        assertArrayEquals(model.logProbabilities(new int[] {5}, 1), model.logProbabilities(new int[] {0, 5}, 2));
    }

    @Test
    void isUniformIfNothingWasCounted() {
        NGramModel model = new KneserNeyModel(NGramCounts.counter(3, 4, 0).add().continuations());
        assertEquals(0.25, model.probability(new int[] {1, 2}, 2, 3));
        assertEquals(Math.log(0.25), model.logProbabilities(NOTHING, 0)[2], 1e-6);
        assertEquals(0.25, model.explain(NOTHING, 1).value());
    }

    @Test
    void explainsEveryOrderDownToTheUniformDistribution() {
        KneserNeyModel model =
                new KneserNeyModel(NGramCounts.counter(3, 3, 0).add(1, 2, 1, 2).continuations());
        Explanation explanation = model.explain(new int[] {1, 2}, 1);
        assertEquals(model.probability(new int[] {1, 2}, 2, 1), explanation.value());
        assertEquals("P(order 3)", explanation.name());
        Explanation bigram = explanation.parts().get(2);
        Explanation unigram = bigram.parts().get(2);
        assertEquals("P(order 2)", bigram.name());
        assertEquals("P(unigram)", unigram.name());
        assertEquals("P(uniform)", unigram.parts().get(2).name());
        assertTrue(explanation.toString().contains("max(count − discount, 0) / total"), explanation.toString());
        assertTrue(model.explain(new int[] {2, 2}, 1).formula().contains("context is new"));
    }

    @Test
    void scores300000TokensQuickly() {
        SplittableRandom random = new SplittableRandom(3);
        NGramCounter counter = NGramCounts.counter(3, 2048, 0);
        int[] document =
                IntStream.range(0, 300_000).map(i -> skewed(random, 2048)).toArray();
        long start = System.nanoTime();
        KneserNeyModel model = new KneserNeyModel(counter.add(document).continuations());
        double likelihood = model.logLikelihood(document);
        double seconds = (System.nanoTime() - start) / 1e9;
        assertTrue(likelihood < 0);
        // It takes about 0.3 s; the bound leaves room for a busy machine.
        assertTrue(seconds < 10, seconds + " s");
    }

    @Test
    void refusesBadArguments() {
        NGramCounts unigrams = NGramCounts.counter(1, 3, 0).add(1).continuations();
        NGramCounts bigrams = NGramCounts.counter(2, 3, 0).add(1).continuations();
        assertEquals(
                "order must be at least 2, got 1",
                assertThrows(IllegalArgumentException.class, () -> new KneserNeyModel(unigrams))
                        .getMessage());
        for (double discount : new double[] {0, -1, 1.01, Double.NaN}) {
            assertEquals(
                    "discount must be in (0, 1], got " + discount,
                    assertThrows(IllegalArgumentException.class, () -> new KneserNeyModel(bigrams, discount))
                            .getMessage());
        }
        KneserNeyModel model = new KneserNeyModel(bigrams);
        assertThrows(IndexOutOfBoundsException.class, () -> model.probability(NOTHING, 0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> model.probability(NOTHING, 1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> model.probability(new int[] {-1}, 1, 0));
    }

    static NGramCounter randomCounter(RandomGenerator random, int order, int vocabularySize) {
        NGramCounter counter = NGramCounts.counter(order, vocabularySize, 0);
        for (int document = 0; document < 10; document++) {
            int length = random.nextInt(60);
            counter.add(IntStream.range(0, length)
                    .map(i -> skewed(random, vocabularySize))
                    .toArray());
        }
        return counter;
    }

    private static int skewed(RandomGenerator random, int vocabularySize) {
        double r = random.nextDouble();
        return (int) (r * r * r * vocabularySize);
    }

    private static double nats(NGramModel model, JsonNode documents) {
        double sum = 0;
        for (JsonNode document : documents) {
            sum -= model.logLikelihood(ints(document));
        }
        return sum;
    }

    private static int[] ints(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
    }
}
