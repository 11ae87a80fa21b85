package org.inkstone.decoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.inkstone.decoding.logits.Softmax;
import org.inkstone.decoding.logits.Temperature;
import org.inkstone.decoding.logits.TokenHistory;
import org.inkstone.decoding.logits.TopK;
import org.inkstone.decoding.logits.TopP;
import org.junit.jupiter.api.Test;

class SamplingDecoderTest {
    @Test
    void frequenciesFitTheDistribution() {
        double[] p = {0.4, 0.05, 0.25, 0, 0.2, 0.1};
        FunctionModel model = new FunctionModel(p.length, tokens -> FunctionModel.log(p));
        int draws = 20_000;
        assertTrue(chiSquare(model, new SamplingDecoder(42), p, draws) < 18.47); // 0.999 quantile, 4 degrees of freedom

        double[] top3 = {0.4 / 0.85, 0, 0.25 / 0.85, 0, 0.2 / 0.85, 0};
        assertTrue(chiSquare(model, new SamplingDecoder(43, new TopK(3)), top3, draws) < 13.82); // 2 degrees

        float[] halved = FunctionModel.log(p);
        new Temperature(2).process(new TokenHistory(), halved);
        double[] flat = Softmax.probabilities(halved);
        assertTrue(chiSquare(model, new SamplingDecoder(44, new Temperature(2)), flat, draws) < 18.47);
    }

    private static double chiSquare(FunctionModel model, SamplingDecoder decoder, double[] p, int draws) {
        int[] counts = new int[p.length];
        decoder.generate(model, new int[] {0}, GenerationOptions.of(draws))
                .ids()
                .forEach(id -> counts[id]++);
        double sum = 0;
        for (int id = 0; id < p.length; id++) {
            if (p[id] == 0) {
                assertEquals(0, counts[id], "token of probability 0");
            } else {
                double expected = p[id] * draws;
                sum += (counts[id] - expected) * (counts[id] - expected) / expected;
            }
        }
        return sum;
    }

    @Test
    void drawsOneNumberATokenAndLooksItUpInIdOrder() {
        double[] p = {0.125, 0.5, 0.25, 0.125};
        FunctionModel model = new FunctionModel(4, tokens -> FunctionModel.log(p));
        List<Integer> ids = new SamplingDecoder(7)
                .generate(model, new int[] {0}, GenerationOptions.of(200))
                .ids();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int id : ids) {
            double r = random.nextDouble();
            assertEquals(r < 0.125 ? 0 : r < 0.625 ? 1 : r < 0.875 ? 2 : 3, id);
        }
    }

    @Test
    void sameSeedSameText() throws Exception {
        HashModel model = new HashModel(5, 50);
        SamplingDecoder decoder = new SamplingDecoder(11, new Temperature(0.9), new TopK(40), new TopP(0.95));
        GenerationOptions options = GenerationOptions.of(100);
        Generation expected = decoder.generate(model, new int[] {1}, options);
        assertNotEquals(
                expected, new SamplingDecoder(decoder.processors(), 12).generate(model, new int[] {1}, options));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Generation> call = () -> decoder.generate(model, new int[] {1}, options);
            for (Future<Generation> result :
                    pool.invokeAll(IntStream.range(0, 16).mapToObj(i -> call).toList())) {
                assertEquals(expected, result.get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertEquals(0, model.open.get());
    }

    @Test
    void greedyIsOneBeamIsTopOneIsTinyTemperature() {
        for (int seed = 0; seed < 50; seed++) {
            HashModel hash = new HashModel(seed, 40);
            FunctionModel model = new FunctionModel(40, tokens -> {
                float[] row = hash.row(tokens.size(), tokens.get(tokens.size() - 1));
                for (int id = 0; id < row.length; id++) {
                    row[id] += id / 262_144f; // no ties: top-1 would keep all of them
                }
                return row;
            });
            int[] prompt = {seed % 40};
            GenerationOptions options = GenerationOptions.of(30, 3, 17);
            Hypothesis greedy =
                    new GreedyDecoder().generate(model, prompt, options).best();
            for (DecodingStrategy strategy : List.of(
                    new BeamSearchDecoder(1),
                    new SamplingDecoder(seed, new TopK(1)),
                    new SamplingDecoder(seed, new TopP(0)),
                    new SamplingDecoder(seed, new Temperature(1e-8)))) {
                Hypothesis same = strategy.generate(model, prompt, options).best();
                assertEquals(greedy.ids(), same.ids(), strategy.toString());
                assertEquals(greedy.finishReason(), same.finishReason());
            }
            double score =
                    new BeamSearchDecoder(1).generate(model, prompt, options).score();
            assertEquals(greedy.logProbability() / greedy.ids().size(), score, 1e-12);
        }
    }
}
