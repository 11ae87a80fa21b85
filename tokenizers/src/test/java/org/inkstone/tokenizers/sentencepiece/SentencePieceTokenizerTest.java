package org.inkstone.tokenizers.sentencepiece;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.encoding.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencePieceTokenizerTest {
    private static final List<JsonNode> ROWS = Golden.rows("formats/sentencepiece.jsonl");

    private static SentencePieceTokenizer tokenizer(String name) throws IOException {
        return new SentencePieceTokenizer(SentencePieceModel.read(Golden.bytes("formats/" + name), name));
    }

    private static List<JsonNode> rows(String model) {
        return ROWS.stream()
                .filter(row -> row.get("model").asText().equals(model))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unigram.model",
                "unigram-bytes.model",
                "bpe.model",
                "bpe-unused.model",
                "bpe-spaces.model",
                "word.model",
                "char.model"
            })
    void idsPiecesPlacesAndTextAreThoseOfTheReference(String name) throws IOException {
        SentencePieceTokenizer tokenizer = tokenizer(name);
        List<JsonNode> rows = rows(name);
        assertTrue(rows.size() > 100, name);
        for (JsonNode row : rows) {
            int[] ids = Golden.ints(row.get("ids"));
            assertEquals(row.get("decoded").asText(), tokenizer.decode(ids), row::toString);
            if (row.has("text")) {
                String text = row.get("text").asText();
                assertArrayEquals(ids, tokenizer.encode(text), row::toString);
                assertEquals(ids.length, tokenizer.countTokens(text));
                Encoding encoding = tokenizer.encode(text, AllowedSpecial.ALL, true);
                assertArrayEquals(ids, encoding.ids().stream().mapToInt(i -> i).toArray());
                assertEquals(Golden.strings(row.get("pieces")), encoding.tokens(), row::toString);
                for (int i = 0; i < ids.length; i++) {
                    JsonNode span = row.get("spans").get(i);
                    assertEquals(
                            new Encoding.Span(span.get(0).asInt(), span.get(1).asInt()),
                            encoding.spans().get(i),
                            row::toString);
                }
            }
        }
    }

    @Test
    void piecesHaveIdsAndIdsHavePieces() throws IOException {
        SentencePieceTokenizer tokenizer = tokenizer("bpe.model");
        assertEquals(460, tokenizer.vocabularySize());
        for (int id = 0; id < 460; id++) {
            assertEquals(id, tokenizer.tokenToId(String.valueOf(tokenizer.idToToken(id))));
        }
        assertEquals(-1, tokenizer.tokenToId("no such piece"));
        assertNull(tokenizer.idToToken(460));
        assertNull(tokenizer.idToToken(-1));
        assertEquals(1, tokenizer.controlId("<s>").orElseThrow());
        assertTrue(tokenizer.controlId("@@").isEmpty());
        assertThrows(IllegalArgumentException.class, () -> tokenizer.decode(460));
        assertThrows(IllegalArgumentException.class, () -> tokenizer.decode(-1));
        assertEquals("<s>", tokenizer.decode(false, 1));
        assertEquals("", tokenizer.decode(1));
    }

    @Test
    void anUnpairedSurrogateCountsAsTheReplacementCharacter() throws IOException {
        SentencePieceTokenizer tokenizer = tokenizer("bpe.model");
        assertArrayEquals(tokenizer.encode("a\uFFFDb\uFFFD"), tokenizer.encode("a\uD800b\uDC00"));
        assertEquals("a\uFFFDb", tokenizer.decode(tokenizer.encode("a\uDC00b")));
    }

    @Test
    void dropoutLeavesMergesOut() throws IOException {
        SentencePieceTokenizer tokenizer = tokenizer("bpe.model");
        String text = String.join(" ", rows("bpe.model").get(8).get("text").asText(), "the inkstone");
        assertArrayEquals(tokenizer.encode(text), tokenizer.sample(text, 0, new SplittableRandom(1)));
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            int[] ids = tokenizer.sample(text, 0.3, new SplittableRandom(seed));
            assertArrayEquals(ids, tokenizer.sample(text, 0.3, new SplittableRandom(seed)));
            assertEquals(tokenizer.decode(tokenizer.encode(text)), tokenizer.decode(ids));
            seen.add(IntStream.of(ids).boxed().toList().toString());
        }
        assertTrue(seen.size() > 5, seen::toString);
        int[] apart = tokenizer.sample("the", 1, new SplittableRandom(1));
        assertEquals(
                List.of("▁", "t", "h", "e"),
                IntStream.of(apart).mapToObj(tokenizer::idToToken).toList());
        assertThrows(IllegalArgumentException.class, () -> tokenizer.sample("a", 1.1, new SplittableRandom(1)));
        SentencePieceTokenizer characters = tokenizer("char.model");
        assertThrows(IllegalStateException.class, () -> characters.sample("a", 0.1, new SplittableRandom(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unigram.model", "bpe.model", "bpe-spaces.model", "bpe-unused.model", "char.model"})
    void longRunsAreNoTrouble(String name) throws IOException {
        SentencePieceTokenizer tokenizer = tokenizer(name);
        for (String part : List.of("a", " ", "@", "\u0301", "the ")) {
            String text = part.repeat(200_000 / part.length());
            int[] ids = assertTimeout(Duration.ofSeconds(20), () -> tokenizer.encode(text));
            assertEquals(
                    ids.length,
                    tokenizer.encode(text, AllowedSpecial.NONE, false).length());
        }
    }

    @Test
    void threadsShareATokenizer() throws IOException {
        SentencePieceTokenizer tokenizer = tokenizer("bpe.model");
        List<JsonNode> rows =
                rows("bpe.model").stream().filter(row -> row.has("text")).toList();
        IntStream.range(0, 2000).parallel().forEach(i -> {
            JsonNode row = rows.get(i % rows.size());
            assertArrayEquals(
                    Golden.ints(row.get("ids")),
                    tokenizer.encode(row.get("text").asText()));
        });
    }
}
