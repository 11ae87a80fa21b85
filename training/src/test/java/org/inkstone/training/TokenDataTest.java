package org.inkstone.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inkstone.core.text.Tokenizer;
import org.junit.jupiter.api.Test;

class TokenDataTest {
    private static int[] all(PackedTokens tokens) {
        int[] ids = new int[tokens.size()];
        tokens.copy(0, ids, 0, ids.length);
        return ids;
    }

    @Test
    void documentsArePrecededByEndOfText() {
        PackedTokens tokens = PackedTokens.of(List.of(new int[] {5, 6, 7}, new int[] {}, new int[] {8, 9}), 0);
        assertArrayEquals(new int[] {0, 5, 6, 7, 0, 0, 8, 9}, all(tokens));
        assertEquals(3, tokens.documents());
        assertEquals(5, tokens.predictedTokens());
    }

    @Test
    void encodesTexts() {
        Tokenizer letters = new Tokenizer() {
            @Override
            public int[] encode(String text) {
                return text.chars().map(c -> c - 'a' + 1).toArray();
            }

            @Override
            public String decode(int... ids) {
                throw new UnsupportedOperationException();
            }

            @Override
            public int vocabularySize() {
                return 27;
            }
        };
        PackedTokens tokens = PackedTokens.encode(List.of("abc", "z"), letters, 0);
        assertArrayEquals(new int[] {0, 1, 2, 3, 0, 26}, all(tokens));
    }

    @Test
    void growsAndHashesByContent() {
        int[] document = IntStream.range(0, 100_000).toArray();
        PackedTokens once = PackedTokens.of(List.of(document), 3);
        assertEquals(100_001, once.size());
        assertEquals(once.sha256(), PackedTokens.of(List.of(document), 3).sha256());
        document[77_777]++;
        assertNotEquals(once.sha256(), PackedTokens.of(List.of(document), 3).sha256());
        // printf '\0\0\0\3\0\0\0\5' | sha256sum
        assertEquals(
                "f025848a8bdba3228d9aea9d66a58eda6b2070bd56f5f5d4fa45df585f9de0f0",
                PackedTokens.of(List.of(new int[] {5}), 3).sha256());
    }

    @Test
    void windowsAreAFunctionOfSeedAndNumber() {
        PackedTokens tokens = PackedTokens.of(List.of(IntStream.range(1, 200).toArray()), 0);
        NextTokenBatches batches = new NextTokenBatches(tokens, 4, 10, 42);
        TokenBatch late = batches.batch(1000);
        TokenBatch early = batches.batch(0);
        assertArrayEquals(
                late.inputs(),
                new NextTokenBatches(tokens, 4, 10, 42).batch(1000).inputs());
        assertTrue(!Arrays.equals(early.inputs(), late.inputs()));
        assertTrue(!Arrays.equals(
                early.inputs(), new NextTokenBatches(tokens, 4, 10, 43).batch(0).inputs()));
        for (int i = 0; i < early.inputs().length; i++) {
            assertEquals(early.inputs()[i] + 1, early.targets()[i], "the target is the next token");
        }
        assertEquals(40, early.trainedTokens());
    }

    @Test
    void smallerBatchesHaveTheSameWindows() {
        PackedTokens tokens = PackedTokens.of(List.of(IntStream.range(1, 200).toArray()), 0);
        int[] whole = new NextTokenBatches(tokens, 8, 10, 42).batch(3).inputs();
        NextTokenBatches halves = new NextTokenBatches(tokens, 4, 10, 42);
        int[] joined = IntStream.concat(
                        Arrays.stream(halves.batch(6).inputs()),
                        Arrays.stream(halves.batch(7).inputs()))
                .toArray();
        assertArrayEquals(whole, joined);
    }

    @Test
    void everyWindowIsDrawnEquallyOften() {
        PackedTokens tokens = PackedTokens.of(List.of(new int[] {1, 2, 3, 4, 5, 6, 7}), 0);
        NextTokenBatches batches = new NextTokenBatches(tokens, 1, 4, 7);
        int[] counts = new int[4];
        for (int i = 0; i < 8000; i++) {
            counts[batches.batch(i).inputs()[0]]++;
        }
        for (int count : counts) {
            assertEquals(2000, count, 200, "about 5 standard deviations");
        }
    }

    @Test
    void refusesBadInput() {
        PackedTokens tokens = PackedTokens.of(List.of(new int[] {1, 2, 3}), 0);
        String message = assertThrows(IllegalArgumentException.class, () -> new NextTokenBatches(tokens, 1, 4, 0))
                .getMessage();
        assertEquals("the corpus must have more tokens than contextLength 4, got 4", message);
        assertThrows(IllegalArgumentException.class, () -> new NextTokenBatches(tokens, 0, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> PackedTokens.of(List.of(new int[] {-1}), 0));
        assertThrows(IllegalArgumentException.class, () -> PackedTokens.of(List.of(), -1));
        assertThrows(IllegalArgumentException.class, () -> new TokenBatch(new int[3], new int[3], 2));
        assertThrows(IllegalArgumentException.class, () -> new TokenBatch(new int[3], new int[2], 1));
        assertThrows(IllegalArgumentException.class, () -> new TokenBatch(new int[0], new int[0], 1));
    }
}
