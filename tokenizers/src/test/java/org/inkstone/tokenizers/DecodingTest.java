package org.inkstone.tokenizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.inkstone.tokenizers.decoder.ByteFallbackDecoder;
import org.inkstone.tokenizers.decoder.ByteLevelDecoder;
import org.inkstone.tokenizers.decoder.FuseDecoder;
import org.inkstone.tokenizers.decoder.ReplaceDecoder;
import org.inkstone.tokenizers.decoder.StripDecoder;
import org.inkstone.tokenizers.decoder.WordPieceDecoder;
import org.inkstone.tokenizers.normalizer.Replace;
import org.junit.jupiter.api.Test;

/** Decoders, whole and as streams, against src/test/golden/around_the_model.py. */
class DecodingTest {
    @Test
    void decodesAsTheReference() throws Exception {
        int cases = 0;
        for (JsonNode row : Golden.rows("decoders.jsonl")) {
            HuggingFaceTokenizer tokenizer = Golden.tokenizer(Golden.JSON.writeValueAsBytes(row.get("tokenizer")));
            for (JsonNode example : row.get("cases")) {
                int[] ids = Golden.ints(example.get("ids"));
                String what = row.get("tokenizer").get("decoder") + " " + Arrays.toString(ids);
                assertEquals(example.get("text").asText(), tokenizer.decode(ids), what);
                assertEquals(example.get("full").asText(), tokenizer.decode(false, ids), what);
                assertEquals(example.get("text").asText(), streamed(tokenizer, true, ids), what);
                assertEquals(example.get("full").asText(), streamed(tokenizer, false, ids), what);
                cases++;
            }
        }
        assertEquals(21 * 60, cases);
    }

    /** The values are those of tokenizers 0.23.2: {@code decoders.Replace(Regex(pattern), content).decode(tokens)}. */
    @Test
    void replacesByRegularExpressionsAsTheReference() {
        assertEquals("h_ll__xyzq_", replaced("[aeiou]+", "_", "hello", "aeiou", "xyz", "", "queue"));
        assertEquals("|a b|c|", replaced("^\\s|\\s$", "|", " a b ", "c", " "));
        assertEquals("-a-b--", replaced("x*", "-", "axb", "", "xx"));
        assertEquals("B BBA", replaced("\\bA", "B", "A A", "AA"));
    }

    private static String replaced(String pattern, String content, String... tokens) {
        return new ReplaceDecoder(Replace.regex(pattern, content)).decode(List.of(tokens));
    }

    private static String streamed(HuggingFaceTokenizer tokenizer, boolean skipSpecialTokens, int... ids) {
        StringBuilder text = new StringBuilder();
        TokenStreamDecoder decoder = tokenizer.streamDecoder(skipSpecialTokens);
        for (int id : ids) {
            String piece = decoder.push(id);
            if (!piece.isEmpty()) {
                assertFalse(Character.isLowSurrogate(piece.charAt(0)), piece);
                assertFalse(Character.isHighSurrogate(piece.charAt(piece.length() - 1)), piece);
            }
            text.append(piece);
        }
        return text.append(decoder.finish()).toString();
    }

    @Test
    void streamsGiveEachCharacterAsSoonAsItIsWhole() throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer();
        String text = "lo世😀é ba";
        StringBuilder read = new StringBuilder();
        TokenStreamDecoder decoder = tokenizer.streamDecoder(true);
        int[] ids = tokenizer.encode(text);
        for (int i = 0; i < ids.length; i++) {
            read.append(decoder.push(ids[i]));
            assertTrue(text.startsWith(read.toString()), read.toString());
            String whole = tokenizer.decode(Arrays.copyOf(ids, i + 1));
            assertEquals(whole.replace("\uFFFD", ""), read.toString());
        }
        assertEquals("", decoder.finish());
        assertThrows(IllegalStateException.class, () -> decoder.push(0));
        assertThrows(IllegalStateException.class, decoder::finish);
        assertThrows(
                IllegalArgumentException.class,
                () -> tokenizer.streamDecoder(true).push(-1));
    }

    @Test
    void streamsEqualTheWholeForGoldenIds() throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer();
        for (JsonNode row : Golden.rows("decodings.jsonl")) {
            int[] ids = Golden.ints(row.get("ids"));
            assertEquals(row.get("text").asText(), streamed(tokenizer, true, ids));
            assertEquals(row.get("full").asText(), streamed(tokenizer, false, ids));
        }
    }

    @Test
    void longStreamsTakeLinearTime() throws Exception {
        HuggingFaceTokenizer tokenizer = Golden.tokenizer();
        int[] ids = tokenizer.encode("lo世 ".repeat(200_000));
        assertTimeout(
                Duration.ofSeconds(20), () -> assertEquals(tokenizer.decode(ids), streamed(tokenizer, true, ids)));
    }

    @Test
    void brokenBytesAreReplaced() {
        // ED A0 80: half a surrogate pair.
        assertEquals("\uFFFD\uFFFD\uFFFD", new ByteLevelDecoder().decode(List.of("í", "ł", "Ģ")));
        assertEquals("\uFFFD\uFFFD\uFFFD", new ByteFallbackDecoder().decode(List.of("<0xED>", "<0xA0>", "<0x80>")));
        // E4 B8 and then a space: byte-level has one for the begun character, byte fallback one for each byte of the
        // row.
        assertEquals("\uFFFD ", new ByteLevelDecoder().decode(List.of("ä¸", "Ġ")));
        assertEquals(
                "\uFFFD\uFFFD\uFFFD ", new ByteFallbackDecoder().decode(List.of("<0x41>", "<0xE4>", "<0xB8>", " ")));
    }

    @Test
    void emptyListsAndTokensAreDecoded() {
        assertEquals(List.of(""), new FuseDecoder().decodeChain(List.of()));
        assertEquals(List.of(""), new ByteLevelDecoder().decodeChain(List.of()));
        assertEquals(List.of(), new WordPieceDecoder("##", true).decodeChain(List.of()));
        // Here the reference panics.
        assertEquals(List.of("", "", "x"), new StripDecoder('_', 2, 2).decodeChain(List.of("", "___", "__x__")));
        assertThrows(IllegalArgumentException.class, () -> new StripDecoder('_', -1, 0));
        assertFalse(new WordPieceDecoder("##", true).equals(new WordPieceDecoder("##", false)));
    }
}
