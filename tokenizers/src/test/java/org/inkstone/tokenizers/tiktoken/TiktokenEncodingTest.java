package org.inkstone.tokenizers.tiktoken;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.decoder.LossyUtf8;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiktokenEncodingTest {
    private static final byte[] FILE = Golden.bytes("formats/small.tiktoken");
    private static final List<JsonNode> ROWS = Golden.rows("formats/tiktoken.jsonl");
    private static final Map<String, Integer> SPECIAL = Map.of("<|endoftext|>", 600, "<|start|>", 601);

    private static TiktokenEncoding encoding(String pattern) throws IOException {
        return new TiktokenEncoding(
                TiktokenFile.read(FILE, "small.tiktoken"),
                KnownEncoding.of(pattern).pattern(),
                SPECIAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r50k_base", "cl100k_base", "o200k_base"})
    void idsPlacesAndBytesAreThoseOfTheReference(String pattern) throws IOException {
        TiktokenEncoding encoding = encoding(pattern);
        int rows = 0;
        for (JsonNode row : ROWS) {
            if (row.get("pattern").asText().equals(pattern)) {
                rows++;
                String text = row.get("text").asText();
                int[] ids = Golden.ints(row.get("plain"));
                assertArrayEquals(ids, encoding.encode(text), row::toString);
                assertArrayEquals(
                        Golden.ints(row.get("all")), encoding.encode(text, AllowedSpecial.ALL), row::toString);
                assertArrayEquals(Golden.ints(row.get("one")), encoding.encode(text, AllowedSpecial.only("<|start|>")));
                assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), encoding.decodeBytes(true, ids));
                assertEquals(text, encoding.decode(ids));
                Encoding placed = encoding.encode(text, AllowedSpecial.NONE, true);
                assertArrayEquals(ids, placed.ids().stream().mapToInt(i -> i).toArray());
                assertEquals(
                        IntStream.of(Golden.ints(row.get("starts"))).boxed().toList(),
                        placed.spans().stream().map(Encoding.Span::start).toList(),
                        row::toString);
            }
        }
        assertTrue(rows > 90, pattern);
    }

    @Test
    void specialTokensAreTextUnlessAllowed() throws IOException {
        TiktokenEncoding encoding = encoding("cl100k_base");
        String text = "a<|endoftext|>";
        assertTrue(encoding.encode(text).length > 2);
        int[] ids = encoding.encode(text, AllowedSpecial.ALL);
        assertArrayEquals(new int[] {97, 600}, ids);
        assertEquals("a", encoding.decode(ids));
        assertEquals(text, encoding.decode(false, ids));
        Encoding placed = encoding.encode(text + "墨", AllowedSpecial.ALL, false);
        assertEquals(new Encoding.Span(1, 14), placed.spans().get(1));
        assertEquals("<|endoftext|>", placed.tokens().get(1));
        assertEquals(new Encoding.Span(14, 15), placed.spans().get(2));
        assertEquals(602, encoding.vocabularySize());
        assertEquals(600, encoding.tokenToId("<|endoftext|>"));
        assertEquals("<|start|>", encoding.idToToken(601));
        assertNull(encoding.idToToken(555));
        assertThrows(IllegalArgumentException.class, () -> encoding.decode(555));
        assertThrows(IllegalArgumentException.class, () -> encoding.decode(-1));
    }

    /** The bytes of the tokens, put together one by one, and Python's {@code errors="replace"}. */
    @Test
    void decodesAnyIds() throws IOException {
        TiktokenEncoding encoding = encoding("cl100k_base");
        int[] known = IntStream.range(0, 602)
                .filter(id -> encoding.idToToken(id) != null)
                .toArray();
        Random random = new Random(8);
        for (int n = 0; n < 5_000; n++) {
            int[] ids = random.ints(random.nextInt(30), 0, known.length)
                    .map(i -> known[i])
                    .toArray();
            boolean skip = random.nextBoolean();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int id : ids) {
                String token = Objects.requireNonNull(encoding.idToToken(id));
                if (id >= 600 && !skip) {
                    bytes.writeBytes(token.getBytes(StandardCharsets.UTF_8));
                } else if (id < 600) {
                    token.chars().forEach(c -> bytes.write(ByteLevelAlphabet.byteOf(c)));
                }
            }
            assertArrayEquals(bytes.toByteArray(), encoding.decodeBytes(skip, ids));
            assertEquals(LossyUtf8.decode(bytes.toByteArray()), encoding.decode(skip, ids));
        }
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> encoding.decode(97, 555));
        assertEquals("id must be in [0, 602) and have a token, got 555", error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> encoding.decodeBytes(true, 602));
    }

    @Test
    void knownSpecialTokensCountOnlyInTheirOwnFile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("small.tiktoken"), FILE);
        TiktokenEncoding encoding = TiktokenEncoding.load(file, "cl100k_base");
        assertEquals(-1, encoding.tokenToId("<|endoftext|>"));
        assertEquals(501, encoding.vocabularySize());
        assertThrows(IllegalArgumentException.class, () -> TiktokenEncoding.load(file, "x100k"));
        assertEquals(100276, KnownEncoding.of("cl100k_base").specialTokens().get("<|endofprompt|>"));
        assertEquals(1090, KnownEncoding.of("o200k_harmony").specialTokens().size());
        for (String name : KnownEncoding.names()) {
            assertEquals(name, KnownEncoding.of(name).name());
        }
    }

    @Test
    void specialIdsMustBeFree() throws IOException {
        Vocabulary ranks = TiktokenFile.read(FILE, "small.tiktoken");
        var pattern = KnownEncoding.of("r50k_base").pattern();
        assertThrows(IllegalArgumentException.class, () -> new TiktokenEncoding(ranks, pattern, Map.of("<x>", 5)));
        assertThrows(IllegalArgumentException.class, () -> new TiktokenEncoding(ranks, pattern, Map.of("<x>", -1)));
        Vocabulary few = Vocabulary.of(List.of("a"));
        assertThrows(IllegalArgumentException.class, () -> new TiktokenEncoding(few, pattern, Map.of()));
    }

    @Test
    void errorsNameTheLine() {
        assertBroken("line 3: token must be Base64, got \"*\"", "AA== 0\n\n* 1");
        assertBroken("line 1: rank must be a whole number in [0, 16777216), got \"\"", "AA==");
        assertBroken("line 1: rank must be a whole number in [0, 16777216), got \"-1\"", "AA== -1");
        assertBroken("line 1: rank must be a whole number in [0, 16777216), got \"99999999\"", "AA== 99999999");
        assertBroken("line 2: rank must differ from all others, got 0 as in line 1", "AA== 0\r\nAQ== 0");
        assertBroken("line 2: token must differ from all others, got that of line 1", "AA== 0\nAA== 1");
        assertBroken("all 256 bytes must be tokens, but byte 0x01 is missing", "AA== 0\n");
        assertBroken("all 256 bytes must be tokens, but byte 0x00 is missing", "");
    }

    private static void assertBroken(String message, String content) {
        FormatException e = assertThrows(
                FormatException.class, () -> TiktokenFile.read(content.getBytes(StandardCharsets.UTF_8), "x"));
        assertEquals("x: " + message, e.getMessage());
    }

    @Test
    void damagedFilesAreReadOrRefusedButNothingElse() {
        Random random = new Random(20);
        for (int round = 0; round < 1500; round++) {
            byte[] bad = FILE.clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                TiktokenFile.read(bad, "x");
            } catch (FormatException e) {
                assertTrue(e.getMessage().startsWith("x: "), e.getMessage());
            }
        }
    }
}
