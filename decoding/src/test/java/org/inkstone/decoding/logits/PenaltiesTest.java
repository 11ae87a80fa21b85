package org.inkstone.decoding.logits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PenaltiesTest {
    private static final float NEVER = Float.NEGATIVE_INFINITY;

    @Test
    void repetitionCountsDistinctTokensOfPromptAndOutput() { // huggingface/transformers#36642
        for (int promptLength = 0; promptLength <= 3; promptLength++) {
            TokenHistory history = history(promptLength, 0, 0, 1);
            float[] logits = {2, -1, 0.5f, 3};
            new RepetitionPenalty(2).process(history, logits);
            assertArrayEquals(new float[] {1, -2, 0.5f, 3}, logits);
        }
    }

    @Test
    void repetitionOfOneIsTheIdentityBitForBit() {
        float[] logits = {-0.0f, 0.0f, Float.MIN_VALUE, -Float.MAX_VALUE, 0.1f, NEVER};
        float[] before = logits.clone();
        new RepetitionPenalty(1).process(history(3, 0, 1, 2, 3, 4, 5), logits);
        for (int id = 0; id < logits.length; id++) {
            assertEquals(Float.floatToRawIntBits(before[id]), Float.floatToRawIntBits(logits[id]));
        }
    }

    @Test
    void presenceAndFrequencyCountGeneratedTokensOnly() { // NVIDIA/TensorRT-LLM#5623
        TokenHistory history = history(2, 5, 5, 3, 3, 7);
        float[] logits = new float[8];
        new PresencePenalty(0.5).process(history, logits);
        new FrequencyPenalty(0.25).process(history, logits);
        assertArrayEquals(new float[] {0, 0, 0, -1, 0, 0, 0, -0.75f}, logits);
    }

    @Test
    void windowTakesTheNewest() { // abetlen/llama-cpp-python#1295
        List<LogitsProcessor> processors =
                List.of(new RepetitionPenalty(2, 2), new PresencePenalty(1, 2), new FrequencyPenalty(1, 2));
        for (LogitsProcessor processor : processors) {
            float[] logits = {1, 1, 2, 2};
            processor.process(history(0, 1, 1, 1, 2, 3), logits);
            assertArrayEquals(new float[] {1, 1, 1, 1}, logits, processor.toString());
        }
    }

    @Test
    void noRepeatNGramForbidsWhatFollowedBefore() {
        float[] logits = new float[6];
        new NoRepeatNGram(3).process(history(4, 1, 2, 3, 1, 2, 4, 1, 2), logits);
        assertArrayEquals(new float[] {0, 0, 0, NEVER, NEVER, 0}, logits);
        new NoRepeatNGram(9).process(history(1, 1, 2), logits);
        assertArrayEquals(new float[] {0, 0, 0, NEVER, NEVER, 0}, logits);
    }

    @Test
    void minNewTokensPutsOffTheEnd() {
        MinNewTokens processor = new MinNewTokens(2, Set.of(0, 2, 100));
        float[] logits = new float[3];
        processor.process(history(5, 1, 1, 1, 1, 1, 1), logits);
        assertArrayEquals(new float[] {NEVER, 0, NEVER}, logits);
        float[] later = new float[3];
        processor.process(history(5, 1, 1, 1, 1, 1, 1, 1), later);
        assertArrayEquals(new float[3], later);
    }

    @Test
    void historyKnowsPromptFromOutput() {
        TokenHistory history = new TokenHistory(7, 8);
        TokenHistory copy = history.copy();
        for (int i = 0; i < 100; i++) {
            history.append(i);
        }
        assertEquals(2, copy.length());
        assertEquals(102, history.length());
        assertEquals(100, history.generatedLength());
        assertEquals(99, history.token(101));
        assertEquals(List.of(0, 1, 2), history.generated().subList(0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> history.token(102));
    }

    @Test
    void refusesBadSettings() {
        assertThrows(IllegalArgumentException.class, () -> new RepetitionPenalty(0));
        assertThrows(IllegalArgumentException.class, () -> new RepetitionPenalty(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new PresencePenalty(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new PresencePenalty(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new FrequencyPenalty(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new FrequencyPenalty(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new NoRepeatNGram(0));
        assertThrows(IllegalArgumentException.class, () -> new MinNewTokens(-1, Set.of()));
        assertThrows(IllegalArgumentException.class, () -> new MinNewTokens(1, Set.of(-1)));
    }

    private static TokenHistory history(int promptLength, int... tokens) {
        TokenHistory history = new TokenHistory(Arrays.copyOf(tokens, promptLength));
        for (int i = promptLength; i < tokens.length; i++) {
            history.append(tokens[i]);
        }
        return history;
    }
}
