package org.inkstone.decoding;

import static org.inkstone.decoding.FunctionModel.log;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.inkstone.decoding.logits.Softmax;
import org.junit.jupiter.api.Test;

class BeamSearchDecoderTest {
    /** The likelier first token (1) leads to 0.6 · 0.4, the other (2) to 0.4 · 0.9. */
    private static float[] gardenPath(List<Integer> tokens) {
        return switch (tokens.get(tokens.size() - 1)) {
            case 1 -> log(0.4, 0.3, 0.3);
            case 2 -> log(0.9, 0.05, 0.05);
            default -> log(0, 0.6, 0.4);
        };
    }

    @Test
    void findsWhatGreedySearchMisses() {
        FunctionModel model = new FunctionModel(3, BeamSearchDecoderTest::gardenPath);
        GenerationOptions options = GenerationOptions.of(2, 0);
        assertEquals(
                List.of(1, 0),
                new GreedyDecoder().generate(model, new int[] {0}, options).ids());
        Generation beam = new BeamSearchDecoder(2).generate(model, new int[] {0}, options);
        assertEquals(List.of(2, 0), beam.ids());
        assertEquals(Math.log(0.36) / 2, beam.score(), 1e-6);
        assertEquals(List.of(1, 0), beam.hypotheses().get(1).ids());
    }

    @Test
    void scoreDividesByGeneratedTokensOnly() { // vllm-project/vllm#2606
        BeamSearchDecoder decoder = new BeamSearchDecoder(2).withLengthPenalty(2);
        List<Integer> three = List.of(4, 5, 0);
        Hypothesis h = new Hypothesis(three, -3.53083, 0, FinishReason.END_OF_SEQUENCE);
        assertEquals(-0.39231, decoder.explain(h).value(), 1e-5);

        // After 100 tokens of prompt: A = 2 tokens, log-probability -1; B = 20 tokens, log-probability -4.
        int prompt = 100;
        FunctionModel model = new FunctionModel(4, tokens -> {
            int made = tokens.size() - prompt;
            boolean onA = made > 0 && tokens.get(prompt) == 1;
            double rest = (1 - Math.exp(-0.5)) / 3;
            if (made == 0) {
                double a = Math.exp(-0.5);
                double b = Math.exp(-4.0 / 20 - 1);
                return log(1e-9, a, b, 1 - a - b);
            }
            if (onA) {
                return log(Math.exp(-0.5), rest, rest, rest);
            }
            double step = Math.exp(-(4 - 1.2) / 19);
            boolean last = made == 19;
            return log(last ? step : 1e-9, (1 - step) / 2, last ? 1e-9 : step, (1 - step) / 2);
        });
        Generation found = new BeamSearchDecoder(4)
                .withEarlyStopping(EarlyStopping.NEVER)
                .generate(model, new int[prompt], GenerationOptions.of(20, 0));
        assertEquals(20, found.ids().size());
        assertEquals(-0.2, found.score(), 1e-4);
        Generation plain = new BeamSearchDecoder(4)
                .withLengthPenalty(0)
                .generate(model, new int[prompt], GenerationOptions.of(20, 0));
        assertEquals(List.of(1, 0), plain.ids());
        assertEquals(-1, plain.score(), 1e-4);
    }

    @Test
    void manyEndTokensLeaveRunningBeams() { // huggingface/transformers#25103
        HashModel model = new HashModel(3, 12);
        int[] eos = IntStream.range(0, 10).toArray();
        Generation found = new BeamSearchDecoder(3).generate(model, new int[] {1}, GenerationOptions.of(8, eos));
        assertEquals(3, found.hypotheses().size());
    }

    @Test
    void wideBeamsFindTheBestOfAllSequences() {
        for (int seed = 0; seed < 20; seed++) {
            HashModel model = new HashModel(seed, 4);
            List<Hypothesis> all = new ArrayList<>();
            enumerate(model, new ArrayList<>(List.of(1)), 0, 5, all);
            all.sort(Comparator.comparingDouble(Hypothesis::logProbability).reversed());
            Generation found = new BeamSearchDecoder(1024)
                    .withLengthPenalty(0)
                    .generate(model, new int[] {1}, GenerationOptions.of(5, 0));
            for (int n = 0; n < 10; n++) {
                assertEquals(all.get(n).ids(), found.hypotheses().get(n).ids());
                assertEquals(
                        all.get(n).logProbability(), found.hypotheses().get(n).logProbability(), 1e-12);
            }
        }
    }

    private static void enumerate(HashModel model, List<Integer> tokens, double logP, int left, List<Hypothesis> all) {
        int last = tokens.get(tokens.size() - 1);
        double[] step =
                Softmax.logProbabilities(model.row(tokens.size() > 1 ? tokens.get(tokens.size() - 2) : -1, last));
        for (int token = 0; token < step.length; token++) {
            tokens.add(token);
            if (token == 0 || left == 1) {
                all.add(new Hypothesis(
                        tokens.subList(1, tokens.size()), logP + step[token], 0, FinishReason.MAX_NEW_TOKENS));
            } else {
                enumerate(model, tokens, logP + step[token], left - 1, all);
            }
            tokens.remove(tokens.size() - 1);
        }
    }

    @Test
    void forksOnlyForFurtherChildren() {
        HashModel model = new HashModel(8, 30);
        List<List<Integer>> parents = new ArrayList<>();
        new BeamSearchDecoder(4).generate(model, new int[] {1}, GenerationOptions.of(1));
        assertEquals(0, model.forks.get());
        new BeamSearchDecoder(4).generate(model, new int[] {1}, GenerationOptions.of(2));
        assertEquals(3, model.forks.get()); // one parent, four children
        model.forks.set(0);
        BeamSearchDecoder chain = new BeamSearchDecoder(4).withProcessors((history, z) -> {
            if (history.generatedLength() > 0) { // each beam can only go on with one token
                for (int id = 1; id < z.length; id++) {
                    z[id] = Float.NEGATIVE_INFINITY;
                }
            }
            parents.add(history.generated());
        });
        chain.generate(model, new int[] {1}, GenerationOptions.of(10));
        assertEquals(3, model.forks.get());
        assertEquals(37, parents.size()); // 1 + 9 · 4 calls
        assertEquals(37, new HashSet<>(parents).size());
        assertEquals(0, model.open.get());
    }

    @Test
    void tiesGoToTheEarlierBeamAndTheLowerId() {
        FunctionModel model = new FunctionModel(5, tokens -> new float[5]);
        Generation found = new BeamSearchDecoder(3).generate(model, new int[] {0}, GenerationOptions.of(2));
        assertEquals(
                List.of(List.of(0, 0), List.of(0, 1), List.of(0, 2)),
                found.hypotheses().stream().map(Hypothesis::ids).toList());
    }

    @Test
    void deadBeamsDoNotStopTheOthers() {
        // Token 1 forbids everything after it; token 2 goes on.
        BeamSearchDecoder decoder = new BeamSearchDecoder(2).withProcessors((history, z) -> {
            boolean dead = history.length() > 1 && history.token(history.length() - 1) == 1;
            for (int id = 0; id < z.length; id++) {
                z[id] = dead || id == 0 ? Float.NEGATIVE_INFINITY : z[id];
            }
        });
        FunctionModel model = new FunctionModel(3, tokens -> new float[3]);
        Generation found = decoder.generate(model, new int[] {1}, GenerationOptions.of(3));
        assertEquals(List.of(2, 2, 1), found.ids());
        assertEquals(2, found.hypotheses().size());
    }

    @Test
    void closesSessionsWhenTheModelFails() {
        HashModel model = new HashModel(8, 30);
        BeamSearchDecoder decoder = new BeamSearchDecoder(3).withProcessors((history, z) -> {
            if (history.generatedLength() == 3) {
                throw new IllegalStateException("on purpose");
            }
        });
        assertThrows(
                IllegalStateException.class, () -> decoder.generate(model, new int[] {1}, GenerationOptions.of(9)));
        assertEquals(0, model.open.get());
    }

    @Test
    void refusesBadSettings() {
        assertThrows(IllegalArgumentException.class, () -> new BeamSearchDecoder(0));
        assertThrows(IllegalArgumentException.class, () -> new BeamSearchDecoder(2).withLengthPenalty(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Generation(List.of()));
        assertTrue(new BeamSearchDecoder(2)
                .explain(new Hypothesis(List.of(1, 2), -3, -1.5, FinishReason.MAX_NEW_TOKENS))
                .toString()
                .startsWith("score = logP / n^α = -1.50000\n"));
    }
}
