package org.inkstone.tokenizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.encoding.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuggingFaceTokenizerTest {
    private static final List<String> HEADS = List.of(
            "tokenizer-false-none-false.json",
            "tokenizer-true-true-false.json",
            "tokenizer-false-true-true.json",
            "tokenizer-true-false-false.json");

    @Test
    void encodesAsTheReference() throws Exception {
        List<HuggingFaceTokenizer> tokenizers = new ArrayList<>();
        for (String head : HEADS) {
            tokenizers.add(Golden.tokenizer(head));
        }
        List<JsonNode> rows = Golden.rows("encodings.jsonl");
        assertEquals(600, rows.size());
        for (JsonNode row : rows) {
            String text = row.get("text").asText();
            Encoding encoding = tokenizers.get(row.get("head").asInt()).encode(text, AllowedSpecial.ALL, true);
            assertArrayEquals(Golden.ints(row.get("ids")), ints(encoding), text);
            assertEquals(Golden.strings(row.get("tokens")), encoding.tokens(), text);
            List<Encoding.Span> spans = new ArrayList<>();
            row.get("offsets")
                    .forEach(o -> spans.add(
                            new Encoding.Span(o.get(0).asInt(), o.get(1).asInt())));
            assertEquals(spans, encoding.spans(), text);
        }
    }

    @Test
    void decodesAsTheReference() throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer();
        for (JsonNode row : Golden.rows("decodings.jsonl")) {
            int[] ids = Golden.ints(row.get("ids"));
            assertEquals(row.get("text").asText(), tokenizer.decode(ids));
            assertEquals(row.get("full").asText(), tokenizer.decode(false, ids));
        }
    }

    @Test
    void decodingUndoesEncoding() throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer();
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                int limit = new int[] {0x80, 0x800, 0x10000, 0x110000}[random.nextInt(4)];
                int point = random.nextInt(limit);
                text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? ' ' : point);
            }
            String s = text.toString();
            int[] ids = tokenizer.encode(s);
            assertEquals(s, tokenizer.decode(false, ids), () -> "random 11, text " + s);
            Encoding encoding = tokenizer.encode(s, AllowedSpecial.NONE, false);
            assertArrayEquals(ids, ints(encoding));
            assertEquals(ids.length, tokenizer.countTokens(s));
        }
    }

    @Test
    void specialTokensInTextAreTextUnlessAllowed() throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer();
        String text = "na<|endoftext|>re<|pad|>";
        int end = tokenizer.tokenToId("<|endoftext|>");
        int pad = tokenizer.tokenToId("<|pad|>");
        int[] plain = tokenizer.encode(text);
        assertTrue(Arrays.stream(plain).noneMatch(id -> id == end || id == pad));
        assertEquals(text, tokenizer.decode(plain));
        int[] all = tokenizer.encode(text, AllowedSpecial.ALL);
        assertEquals(1, Arrays.stream(all).filter(id -> id == end).count());
        assertEquals(1, Arrays.stream(all).filter(id -> id == pad).count());
        assertEquals("nare", tokenizer.decode(all));
        int[] some = tokenizer.encode(text, AllowedSpecial.only("<|endoftext|>"));
        assertEquals(1, Arrays.stream(some).filter(id -> id == end).count());
        assertEquals(0, Arrays.stream(some).filter(id -> id == pad).count());
        assertEquals("nare<|pad|>", tokenizer.decode(some));
    }

    @Test
    void unpairedSurrogatesAreReplacementCharacters() throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer();
        assertArrayEquals(tokenizer.encode("a\uFFFDb"), tokenizer.encode("a\uD83Db"));
        assertArrayEquals(tokenizer.encode("\uFFFD"), tokenizer.encode("\uDE00"));
        assertArrayEquals(tokenizer.encode("\uFFFD\uFFFD"), tokenizer.encode("\uDE00\uD83D"));
    }

    @Test
    void spansConvertToJavaIndices() throws Exception {
        String text = "na😀re é";
        Encoding encoding = Golden.tokenizer().encode(text, AllowedSpecial.NONE, false);
        List<Encoding.Span> spans = encoding.utf16Spans();
        assertEquals(text.length(), spans.get(spans.size() - 1).end());
        int face = IntStream.range(0, encoding.length())
                .filter(i -> encoding.spans().get(i).equals(new Encoding.Span(2, 3)))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "😀", text.substring(spans.get(face).start(), spans.get(face).end()));
    }

    @Test
    void idsOutOfRangeAreRefused() throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer();
        int size = tokenizer.vocabularySize();
        assertThrows(IllegalArgumentException.class, () -> tokenizer.decode(size));
        assertThrows(IllegalArgumentException.class, () -> tokenizer.decode(-1));
        assertEquals("", tokenizer.decode());
        assertEquals(0, tokenizer.encode("").length);
    }

    @Test
    void threadsShareATokenizer() throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer();
        List<String> texts = Golden.rows("encodings.jsonl").stream()
                .map(row -> row.get("text").asText())
                .toList();
        List<List<Integer>> alone =
                texts.stream().map(t -> list(tokenizer.encode(t))).toList();
        HuggingFaceTokenizer shared = Golden.tokenizer();
        for (int round = 0; round < 5; round++) {
            assertEquals(
                    alone,
                    texts.parallelStream().map(t -> list(shared.encode(t))).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "^", " ", "_", "\u0301", "ba", "lo", "qjxzkvbwpfmgychu", "<|endoftext", "'"})
    void hostileTextTakesLinearTime(String part) throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer();
        String text = part.repeat(1_000_000 / part.length());
        int[] ids = assertTimeout(Duration.ofSeconds(20), () -> tokenizer.encode(text, AllowedSpecial.ALL));
        assertEquals(text, tokenizer.decode(ids));
    }

    private static int[] ints(Encoding encoding) {
        return encoding.ids().stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Integer> list(int[] ids) {
        return Arrays.stream(ids).boxed().toList();
    }
}
