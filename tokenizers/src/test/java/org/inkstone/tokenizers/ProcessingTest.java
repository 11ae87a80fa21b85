package org.inkstone.tokenizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.encoding.Direction;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.encoding.Padding;
import org.inkstone.tokenizers.encoding.Truncation;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.json.TokenizerJson;
import org.inkstone.tokenizers.model.TokenModel;
import org.junit.jupiter.api.Test;

/** Post-processors, truncation, padding and batches, against src/test/golden/around_the_model.py. */
class ProcessingTest {
    private static final TokenModel MODEL = model();
    private static final EncodeOptions PLAIN = EncodeOptions.DEFAULT.withSpecialTokens(false);

    private static TokenModel model() {
        try {
            return Golden.tokenizer().definition().model();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EncodeOptions options(HuggingFaceTokenizer tokenizer, boolean special) {
        return new EncodeOptions(
                AllowedSpecial.ALL,
                special,
                tokenizer.definition().truncation(),
                tokenizer.definition().padding());
    }

    private static HuggingFaceTokenizer tokenizer(JsonNode row) throws IOException {
        ObjectNode tree = row.get("head").deepCopy();
        tree.set("model", Golden.JSON.readTree("{\"type\":\"BPE\",\"vocab\":{},\"merges\":[]}"));
        TokenizerDefinition head = TokenizerJson.read(Golden.JSON.writeValueAsBytes(tree), "head");
        return new HuggingFaceTokenizer(new TokenizerDefinition(
                head.addedTokens(),
                head.normalizer(),
                head.preTokenizer(),
                MODEL,
                head.postProcessor(),
                head.decoder(),
                head.truncation(),
                head.padding()));
    }

    @Test
    void processesAsTheReference() throws Exception {
        int refused = 0;
        int windows = 0;
        for (JsonNode row : Golden.rows("processed.jsonl")) {
            HuggingFaceTokenizer tokenizer = tokenizer(row);
            EncodeOptions options = options(tokenizer, row.get("add").asBoolean());
            String a = row.get("a").asText();
            String b = row.get("b").isNull() ? null : row.get("b").asText();
            if (!row.has("ids")) {
                assertThrows(
                        IllegalArgumentException.class,
                        () -> {
                            Encoding encoding =
                                    b == null ? tokenizer.encode(a, options) : tokenizer.encodePair(a, b, options);
                            throw new AssertionError(row + " gave " + encoding);
                        },
                        row.toString());
                refused++;
                continue;
            }
            Encoding encoding = b == null ? tokenizer.encode(a, options) : tokenizer.encodePair(a, b, options);
            assertEncoding(row, encoding, row.toString());
            assertEquals(row.get("overflow").size(), encoding.overflowing().size(), row.toString());
            for (int i = 0; i < encoding.overflowing().size(); i++) {
                assertEncoding(
                        row.get("overflow").get(i), encoding.overflowing().get(i), "window " + i + " of " + row);
                windows++;
            }
        }
        assertTrue(refused > 30 && windows > 300, refused + " refused, " + windows + " windows");
    }

    @Test
    void padsBatchesAsTheReference() throws Exception {
        for (JsonNode row : Golden.rows("batches.jsonl")) {
            HuggingFaceTokenizer tokenizer = tokenizer(row);
            EncodeOptions options = options(tokenizer, true);
            List<String> first = new ArrayList<>();
            List<String> second = new ArrayList<>();
            row.get("pairs").forEach(pair -> {
                first.add(pair.get(0).asText());
                second.add(pair.get(1).asText());
            });
            for (int threads : new int[] {1, 3}) {
                try (BatchEncoder batch = new BatchEncoder(tokenizer, threads)) {
                    List<Encoding> encodings = batch.encode(Golden.strings(row.get("texts")), options);
                    for (int i = 0; i < encodings.size(); i++) {
                        assertEncoding(row.get("encodings").get(i), encodings.get(i), "text " + i);
                    }
                    List<Encoding> pairs = batch.encodePairs(first, second, options);
                    for (int i = 0; i < pairs.size(); i++) {
                        assertEncoding(row.get("paired").get(i), pairs.get(i), "pair " + i);
                    }
                }
            }
        }
    }

    private static void assertEncoding(JsonNode row, Encoding encoding, String what) {
        assertEquals(Golden.strings(row.get("tokens")), encoding.tokens(), what);
        assertArrayEquals(Golden.ints(row.get("ids")), encoding.idArray(), what);
        assertEquals(spans(row.get("offsets")), encoding.spans(), what);
        assertArrayEquals(Golden.ints(row.get("words")), encoding.wordIds(), what);
        assertArrayEquals(Golden.ints(row.get("special")), encoding.specialTokensMask(), what);
        assertArrayEquals(Golden.ints(row.get("attention")), encoding.attentionMask(), what);
        if (row.has("types")) {
            assertArrayEquals(Golden.ints(row.get("types")), encoding.typeIds(), what);
        }
        if (row.has("sequences")) {
            int[] sequences = Golden.ints(row.get("sequences"));
            for (int i = 0; i < sequences.length; i++) {
                // Where nothing else says so, the reference takes special tokens and padding for the first text.
                int expected = encoding.specialTokensMask()[i] == 1 ? -1 : sequences[i];
                assertEquals(expected, encoding.sequenceIds()[i], what);
            }
        }
    }

    static List<Encoding.Span> spans(JsonNode offsets) {
        return StreamSupport.stream(offsets.spliterator(), false)
                .map(o -> new Encoding.Span(o.get(0).asInt(), o.get(1).asInt()))
                .toList();
    }

    @Test
    void windowsShareTheStride() throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer();
        String text = "lo ba re mo na su te vo";
        int[] ids = tokenizer.encode(text);
        Encoding cut =
                tokenizer.encode(text, PLAIN.withTruncation(Truncation.to(5).withStride(2)));
        List<Encoding> windows = new ArrayList<>(List.of(cut));
        windows.addAll(cut.overflowing());
        for (int i = 0; i < windows.size(); i++) {
            int[] window = windows.get(i).idArray();
            for (int k = 0; k < window.length; k++) {
                assertEquals(ids[3 * i + k], window[k]);
            }
        }
        assertEquals(
                ids.length,
                3 * (windows.size() - 1) + windows.get(windows.size() - 1).length());
        assertEquals(cut, tokenizer.encode(text, PLAIN).truncate(5, 2, Direction.RIGHT));
    }

    /** The reference gives windows of the overflow the types of the texts and loses track of the texts. */
    @Test
    void overflowHasTheTypesOfTheTemplate() throws Exception {
        JsonNode row = Golden.rows("processed.jsonl").stream()
                .filter(r -> r.get("head").toString().contains("\"two\",\"type_id\":4")
                        && !r.get("b").isNull()
                        && r.get("add").asBoolean()
                        && r.path("overflow").size() > 1
                        && r.get("head").get("padding").isNull())
                .findFirst()
                .orElseThrow();
        HuggingFaceTokenizer tokenizer = tokenizer(row);
        Encoding encoding =
                tokenizer.encodePair(row.get("a").asText(), row.get("b").asText(), options(tokenizer, true));
        for (Encoding window : encoding.overflowing()) {
            for (int i = 0; i < window.length(); i++) {
                int sequence = window.sequenceIds()[i];
                int type = window.typeIds()[i];
                assertTrue(sequence == 0 ? type == 0 : sequence == 1 ? type == 2 : type == 0 || type == 4);
            }
        }
    }

    @Test
    void strideMustBeLessThanTheWindow() throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer("tokenizer-false-true-true.json");
        for (int stride : new int[] {4, 5, -1}) {
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class,
                    () -> new Truncation(4, stride, Truncation.Strategy.LONGEST_FIRST, Direction.RIGHT));
            assertTrue(e.getMessage().contains("got " + stride), e.getMessage());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> tokenizer.encode("lo ba", EncodeOptions.DEFAULT).truncate(4, stride, Direction.LEFT));
        }
        // The template takes two tokens of the four.
        EncodeOptions options =
                EncodeOptions.DEFAULT.withTruncation(Truncation.to(4).withStride(2));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> tokenizer.encode("lo ba re mo na", options));
        assertTrue(e.getMessage().contains("less than 2"), e.getMessage());
        EncodeOptions tooShort = EncodeOptions.DEFAULT.withTruncation(Truncation.to(1));
        assertThrows(IllegalArgumentException.class, () -> tokenizer.encode("lo", tooShort));
        assertThrows(IllegalArgumentException.class, () -> Truncation.to(-1));
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Padding(OptionalInt.of(-1), OptionalInt.empty(), Direction.LEFT, 0, 0, "p"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Padding(OptionalInt.empty(), OptionalInt.of(-1), Direction.LEFT, 0, 0, "p"));
        assertThrows(IllegalArgumentException.class, () -> Padding.toLongest(-1, "p"));
        Padding endless =
                new Padding(OptionalInt.of(Integer.MAX_VALUE), OptionalInt.of(1 << 30), Direction.LEFT, 0, 0, "p");
        assertThrows(IllegalArgumentException.class, () -> endless.apply(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Encoding.ofSpecial(List.of(1), List.of(), 0));
    }

    @Test
    void alignmentLeadsThereAndBack() throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer("tokenizer-false-true-true.json");
        String second = "ba 世界 mo";
        Encoding encoding = tokenizer.encodePair("lo 😀re", second, EncodeOptions.DEFAULT);
        for (int i = 0; i < encoding.length(); i++) {
            int sequence = encoding.alignment().tokenToSequence(i).orElse(-1);
            assertEquals(encoding.sequenceIds()[i], sequence);
            if (sequence < 0) {
                assertEquals(Optional.empty(), encoding.alignment().tokenToChars(i));
                assertEquals(OptionalInt.empty(), encoding.alignment().tokenToWord(i));
                continue;
            }
            Encoding.Span span = encoding.alignment().tokenToChars(i).orElseThrow();
            assertEquals(encoding.spans().get(i), span);
            int word = encoding.alignment().tokenToWord(i).orElseThrow();
            Encoding.Span tokens =
                    encoding.alignment().wordToTokens(word, sequence).orElseThrow();
            assertTrue(tokens.start() <= i && i < tokens.end());
            Encoding.Span chars =
                    encoding.alignment().wordToChars(word, sequence).orElseThrow();
            assertTrue(chars.start() <= span.start() && span.end() <= chars.end());
            if (span.start() < span.end()) {
                int token =
                        encoding.alignment().charToToken(span.start(), sequence).orElseThrow();
                assertTrue(token <= i && encoding.spans().get(token).start() == span.start());
                assertEquals(OptionalInt.of(word), encoding.alignment().charToWord(span.start(), sequence));
            }
        }
        assertEquals(OptionalInt.empty(), encoding.alignment().charToToken(99, 1));
        assertEquals(Optional.empty(), encoding.alignment().wordToTokens(99, 0));
        assertEquals(List.of("lo 😀re", second), encoding.texts());
    }

    @Test
    void spansConvertToBytes() throws Exception {
        String text = "é 世界😀\uD800 a";
        Encoding encoding = Golden.tokenizer().encode(text, PLAIN);
        byte[] utf8 = text.replace('\uD800', '\uFFFD').getBytes(StandardCharsets.UTF_8);
        List<Encoding.Span> bytes = encoding.utf8Spans();
        List<Encoding.Span> units = encoding.utf16Spans();
        for (int i = 0; i < encoding.length(); i++) {
            Encoding.Span part = bytes.get(i);
            String ofBytes = new String(utf8, part.start(), part.end() - part.start(), StandardCharsets.UTF_8);
            assertEquals(
                    text.substring(units.get(i).start(), units.get(i).end()).replace('\uD800', '\uFFFD'), ofBytes);
        }
        assertEquals(utf8.length, bytes.get(bytes.size() - 1).end());
    }

    @Test
    void atMostSoManyTokensNeverCutACharacter() throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer();
        String text = "lo世界 😀🫠 naé\uFFFDx";
        int[] ids = tokenizer.encode(text);
        for (int n = 0; n <= ids.length + 1; n++) {
            int[] cut = tokenizer.encodeAtMost(text, n, AllowedSpecial.NONE);
            assertTrue(cut.length <= n && Math.min(n, ids.length) - cut.length < 4);
            assertTrue(text.startsWith(tokenizer.decode(cut)), tokenizer.decode(cut));
            assertArrayEquals(Arrays.copyOf(ids, cut.length), cut);
        }
        assertThrows(IllegalArgumentException.class, () -> tokenizer.encodeAtMost(text, -1, AllowedSpecial.NONE));
    }

    @Test
    void batchesKeepTheOrderAndTellFailures() throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer();
        List<String> texts = Golden.rows("encodings.jsonl").stream()
                .map(row -> row.get("text").asText())
                .toList();
        for (int threads : new int[] {1, 2, 7}) {
            try (BatchEncoder batch = new BatchEncoder(tokenizer, threads)) {
                List<int[]> ids = batch.encode(texts);
                assertEquals(texts.size(), ids.size());
                for (int i = 0; i < texts.size(); i++) {
                    assertArrayEquals(tokenizer.encode(texts.get(i)), ids.get(i));
                }
                assertEquals(ids.stream().map(tokenizer::decode).toList(), batch.decode(ids));
                assertThrows(IllegalArgumentException.class, () -> batch.decode(List.of(new int[] {-1})));
                assertThrows(
                        IllegalArgumentException.class,
                        () -> batch.encodePairs(List.of("a"), List.of(), EncodeOptions.DEFAULT));
                assertEquals(List.of(), batch.encode(List.of()));
            }
        }
        assertThrows(IllegalArgumentException.class, () -> new BatchEncoder(tokenizer, 0));
    }
}
