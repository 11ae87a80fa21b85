package org.inkstone.decoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.decoding.logits.InvalidLogitsException;
import org.inkstone.decoding.logits.NoRepeatNGram;
import org.junit.jupiter.api.Test;

class GreedyDecoderTest {
    private static final float NEVER = Float.NEGATIVE_INFINITY;

    @Test
    void takesTheLikeliestTokenAndOfTiesTheLowestId() {
        FunctionModel model = new FunctionModel(
                4, tokens -> tokens.size() < 3 ? new float[] {0, 2, 2, -1} : new float[] {0, 0, 0, 1});
        List<Integer> seen = new ArrayList<>();
        Generation generation =
                new GreedyDecoder().generate(model, new int[] {0, 0}, GenerationOptions.of(10, 3), seen::add);
        assertEquals(List.of(1, 3), generation.ids());
        assertEquals(seen, generation.ids());
        assertArrayEquals(new int[] {1}, generation.textIds());
        assertEquals(FinishReason.END_OF_SEQUENCE, generation.finishReason());
        double first = 2 - Math.log(1 + 2 * Math.exp(2) + Math.exp(-1));
        double second = 1 - Math.log(3 + Math.E);
        assertEquals(first + second, generation.score(), 1e-12);
    }

    @Test
    void endsOnAnyOfSeveralEndTokens() {
        for (int end = 2; end <= 3; end++) {
            float[] logits = new float[5];
            logits[end] = 1;
            FunctionModel model = new FunctionModel(5, tokens -> logits);
            for (DecodingStrategy strategy :
                    List.of(new GreedyDecoder(), new SamplingDecoder(1), new BeamSearchDecoder(2))) {
                Hypothesis best = strategy.generate(model, new int[] {0}, GenerationOptions.of(500, 2, 3))
                        .best();
                assertEquals(FinishReason.END_OF_SEQUENCE, best.finishReason(), strategy.toString());
                int last = best.ids().get(best.ids().size() - 1);
                assertTrue(last == 2 || last == 3);
            }
        }
    }

    @Test
    void stopsWhenTheContextIsFull() {
        HashModel model = new HashModel(1, 9, 6);
        int[] prompt = {1, 2, 3};
        for (DecodingStrategy strategy :
                List.of(new GreedyDecoder(), new SamplingDecoder(1), new BeamSearchDecoder(3))) {
            Generation generation = strategy.generate(model, prompt, GenerationOptions.of(50));
            assertEquals(3, generation.ids().size());
            assertEquals(FinishReason.CONTEXT_FULL, generation.finishReason());
            assertEquals(
                    FinishReason.MAX_NEW_TOKENS,
                    strategy.generate(model, prompt, GenerationOptions.of(3)).finishReason());
            Exception e = assertThrows(
                    IllegalArgumentException.class,
                    () -> strategy.generate(model, new int[6], GenerationOptions.of(1)));
            assertEquals("prompt must be shorter than the context length 6 of the model, got 6 tokens", e.getMessage());
        }
        assertEquals(0, model.open.get());
    }

    @Test
    void refusesBadInput() {
        HashModel model = new HashModel(1, 9);
        for (DecodingStrategy strategy :
                List.of(new GreedyDecoder(), new SamplingDecoder(1), new BeamSearchDecoder(3))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> strategy.generate(model, new int[] {9}, GenerationOptions.of(1)));
            assertThrows(
                    IllegalStateException.class, () -> strategy.generate(model, new int[0], GenerationOptions.of(1)));
            Exception e = assertThrows(
                    IllegalArgumentException.class,
                    () -> strategy.generate(model, new int[] {1}, GenerationOptions.of(1, 2, 9)));
            assertEquals("eosIds must be in [0, 9), the vocabulary, got 9", e.getMessage());
            FunctionModel shortRow = new FunctionModel(3, tokens -> new float[2]);
            assertThrows(
                    IllegalStateException.class,
                    () -> strategy.generate(shortRow, new int[] {1}, GenerationOptions.of(1)));
        }
        assertEquals(0, model.open.get());
        assertThrows(IllegalArgumentException.class, () -> GenerationOptions.of(0));
    }

    @Test
    void namesTokenAndPositionOfBadLogits() {
        FunctionModel nan = new FunctionModel(
                3, tokens -> tokens.size() < 4 ? new float[] {1, 0, 0} : new float[] {0, Float.NaN, 0});
        FunctionModel infinite = new FunctionModel(2, tokens -> new float[] {0, Float.POSITIVE_INFINITY});
        FunctionModel nothing = new FunctionModel(2, tokens -> new float[] {NEVER, NEVER});
        FunctionModel fine = new FunctionModel(2, tokens -> new float[2]);
        for (DecodingStrategy strategy :
                List.of(new GreedyDecoder(), new SamplingDecoder(1, (h, z) -> z[0] += 50), new BeamSearchDecoder(2))) {
            assertMessage(
                    "logits must be finite or -Infinity, got NaN for token id 1, from the model at position 4",
                    strategy,
                    nan);
            assertMessage(
                    "logits must be finite or -Infinity, got Infinity for token id 1, from the model at position 2",
                    strategy,
                    infinite);
            assertMessage(
                    "at least one logit must be finite, got -Infinity for all 2 tokens, from the model at position 2",
                    strategy,
                    nothing);
        }
        NoRepeatNGram ban = new NoRepeatNGram(1);
        for (DecodingStrategy strategy : List.of(
                new GreedyDecoder(ban), new SamplingDecoder(1, ban), new BeamSearchDecoder(2).withProcessors(ban))) {
            Exception e = assertThrows(
                    InvalidLogitsException.class,
                    () -> strategy.generate(fine, new int[] {0, 1}, GenerationOptions.of(9)));
            assertTrue(
                    e.getMessage().endsWith("after the processors [NoRepeatNGram[size=1]] at position 2"),
                    e.getMessage());
        }
    }

    private static void assertMessage(String message, DecodingStrategy strategy, FunctionModel model) {
        Exception e = assertThrows(
                InvalidLogitsException.class,
                () -> strategy.generate(model, new int[] {0, 0}, GenerationOptions.of(9)));
        assertEquals(message, e.getMessage());
    }
}
