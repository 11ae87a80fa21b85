package org.inkstone.tokenizers.sentencepiece;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.sentencepiece.SentencePieceTokenizer.Candidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The n best segmentations and drawn ones; src/test/golden/segmentations.py made the values. */
class SegmentationsTest {
    private static final double ROUNDING = 2e-4;

    private static SentencePieceTokenizer tokenizer(String name) throws IOException {
        return new SentencePieceTokenizer(SentencePieceModel.read(Golden.bytes("formats/" + name), name));
    }

    private static List<JsonNode> rows(String model, String key) {
        return Golden.rows("formats/segmentations.jsonl").stream()
                .filter(row -> row.get("model").asText().equals(model) && row.has(key))
                .toList();
    }

    private static List<Integer> ids(JsonNode row) {
        return IntStream.of(Golden.ints(row.get("ids"))).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unigram.model", "unigram-bytes.model"})
    void theBestAreThoseOfTheReference(String name) throws IOException {
        SentencePieceTokenizer tokenizer = tokenizer(name);
        int compared = 0;
        for (JsonNode row : rows(name, "best")) {
            int n = row.get("n").asInt();
            List<Candidate> best = tokenizer.nBest(row.get("text").asText(), n);
            JsonNode expected = row.get("best");
            assertEquals(expected.size(), best.size(), row::toString);
            for (int i = 0; i < best.size(); i++) {
                // The reference gives no score if only one is asked for.
                double score = n == 1
                        ? best.get(0).score()
                        : expected.get(i).get("score").asDouble();
                assertEquals(score, best.get(i).score(), ROUNDING, row::toString);
                boolean tied = (i > 0 && score > best.get(i - 1).score() - ROUNDING)
                        || (i + 1 == best.size() && n > 1 && best.size() == n)
                        || (i + 1 < best.size() && best.get(i + 1).score() > score - ROUNDING);
                if (!tied) {
                    compared++;
                    assertEquals(ids(expected.get(i)), best.get(i).ids(), row::toString);
                }
            }
        }
        assertTrue(compared > 60, compared + " compared");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unigram.model", "unigram-bytes.model"})
    void drawsAreAsFrequentAsThoseOfTheReference(String name) throws IOException {
        SentencePieceTokenizer tokenizer = tokenizer(name);
        SplittableRandom random = new SplittableRandom(12);
        for (JsonNode row : rows(name, "draws")) {
            Map<List<Integer>, Integer> drawn = new HashMap<>();
            int draws = 20_000;
            for (int i = 0; i < draws; i++) {
                int[] ids = tokenizer.sample(
                        row.get("text").asText(), row.get("alpha").asDouble(), random);
                drawn.merge(IntStream.of(ids).boxed().toList(), 1, Integer::sum);
            }
            Set<List<Integer>> all = new HashSet<>(drawn.keySet());
            double distance = 0;
            for (JsonNode expected : row.get("draws")) {
                List<Integer> ids = ids(expected);
                int count = drawn.getOrDefault(ids, 0);
                distance += Math.abs(count - expected.get("count").asInt()) / (2.0 * draws);
                all.remove(ids);
            }
            for (List<Integer> unseen : all) {
                distance += drawn.get(unseen) / (2.0 * draws);
            }
            assertTrue(distance < 0.03, () -> "total variation too large for " + row.get("text"));
        }
    }

    @Test
    void aDrawIsRepeatedByItsSeedAndDecodesToTheText() throws IOException {
        SentencePieceTokenizer tokenizer = tokenizer("unigram-bytes.model");
        String text = "the kalu tomiren 墨水";
        Set<List<Integer>> seen = new HashSet<>();
        for (int seed = 0; seed < 30; seed++) {
            int[] ids = tokenizer.sample(text, 0.1, new SplittableRandom(seed));
            assertArrayEquals(ids, tokenizer.sample(text, 0.1, new SplittableRandom(seed)));
            assertEquals(text, tokenizer.decode(ids));
            seen.add(IntStream.of(ids).boxed().toList());
        }
        assertTrue(seen.size() > 3, seen::toString);
        // The hotter α, the surer the best one.
        assertArrayEquals(tokenizer.encode(text), tokenizer.sample(text, 1000, new SplittableRandom(1)));
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        SentencePieceTokenizer unigram = tokenizer("unigram.model");
        assertThrows(IllegalArgumentException.class, () -> unigram.nBest("a", 0));
        assertThrows(IllegalArgumentException.class, () -> unigram.sample("a", -0.1, new SplittableRandom(1)));
        assertThrows(IllegalArgumentException.class, () -> unigram.sample("a", Double.NaN, new SplittableRandom(1)));
        assertEquals(
                List.of(List.of()),
                unigram.nBest("", 3).stream().map(Candidate::ids).toList());
        assertEquals(0, unigram.sample("", 1, new SplittableRandom(1)).length);
        for (String other : List.of("bpe.model", "word.model", "char.model")) {
            SentencePieceTokenizer tokenizer = tokenizer(other);
            String message = assertThrows(IllegalStateException.class, () -> tokenizer.nBest("a", 2))
                    .getMessage();
            assertTrue(message.startsWith("model must be UNIGRAM, got "), message);
        }
    }
}
