package org.inkstone.tokenizers.normalizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.json.TokenizerJson;
import org.inkstone.tokenizers.text.AlignedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each normalizer against values of the reference; see src/test/golden/normalizers.py. */
class NormalizerGoldenTest {
    static Stream<JsonNode> normalizations() {
        return Golden.rows("normalizer/normalizations.jsonl").stream();
    }

    static Stream<JsonNode> everyCodePoint() {
        return Golden.rows("normalizer/every-code-point.jsonl").stream();
    }

    static byte[] tokenizerJson(JsonNode normalizer) throws IOException {
        ObjectNode tree = (ObjectNode) Golden.JSON.readTree(Golden.bytes("tokenizer.json"));
        tree.set("normalizer", normalizer);
        return Golden.JSON.writeValueAsBytes(tree);
    }

    static Normalizer read(JsonNode normalizer) throws IOException {
        return TokenizerJson.read(tokenizerJson(normalizer), "tokenizer.json")
                .normalizer()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("normalizations")
    void textsAndPlacesAreThoseOfTheReference(JsonNode row) throws IOException {
        Normalizer normalizer = read(row.get("normalizer"));
        for (int i = 0; i < row.get("texts").size(); i++) {
            String text = row.get("texts").get(i).asText();
            String expected = row.get("normalized").get(i).asText();
            String message = normalizer + " of " + Golden.JSON.writeValueAsString(text);
            assertEquals(expected, normalizer.normalize(text), message);
            AlignedText aligned = AlignedText.of(text, 0, text.length());
            normalizer.normalize(aligned);
            assertEquals(expected, aligned.toString(), message);
            assertArrayEquals(Golden.ints(row.get("spans").get(i)), spans(text, aligned), message);
        }
    }

    private static int[] spans(String text, AlignedText aligned) {
        List<Integer> spans = new ArrayList<>();
        for (int i = 0; i < aligned.length(); i += Character.charCount(aligned.codePointAt(i))) {
            spans.add(text.codePointCount(0, aligned.start(i)));
            spans.add(text.codePointCount(0, aligned.end(i)));
        }
        return spans.stream().mapToInt(Integer::intValue).toArray();
    }

    @ParameterizedTest
    @MethodSource("everyCodePoint")
    void everyCodePointAloneBecomesWhatItDoesInTheReference(JsonNode row) throws IOException, NoSuchAlgorithmException {
        Normalizer normalizer = read(row.get("normalizer"));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        StringBuilder lines = new StringBuilder();
        for (int point = 0; point < 0x110000; point++) {
            if (point < 0xD800 || point > 0xDFFF) {
                lines.append(normalizer.normalize(Character.toString(point))).append('\n');
            }
            if (lines.length() > 1 << 16 || point == 0x10FFFF) {
                digest.update(lines.toString().getBytes(StandardCharsets.UTF_8));
                lines.setLength(0);
            }
        }
        assertEquals(row.get("sha256").asText(), HexFormat.of().formatHex(digest.digest()), normalizer.toString());
    }

    @ParameterizedTest
    @MethodSource("normalizations")
    void whatIsReadIsWritten(JsonNode row, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("tokenizer.json");
        TokenizerJson.write(TokenizerJson.read(tokenizerJson(row.get("normalizer")), "tokenizer.json"), file);
        assertEquals(
                row.get("normalizer"),
                Golden.JSON.readTree(Files.readAllBytes(file)).get("normalizer"));
    }

    @Test
    void sentencePieceTakesTheLongestPrefix() {
        JsonNode row = Golden.rows("normalizer/longest-prefix.jsonl").get(0);
        Charsmap charsmap =
                Charsmap.parse(Base64.getDecoder().decode(row.get("charsmap").asText()));
        for (int i = 0; i < row.get("texts").size(); i++) {
            String text = row.get("texts").get(i).asText();
            assertEquals(row.get("normalized").get(i).asText(), longest(charsmap, text.toCharArray()), text);
        }
    }

    private static String longest(Charsmap charsmap, char[] text) {
        StringBuilder normalized = new StringBuilder();
        for (int i = 0; i < text.length; ) {
            long match = charsmap.longestPrefix(text, i, text.length);
            if (match == Charsmap.NONE) {
                int point = Character.codePointAt(text, i);
                normalized.appendCodePoint(point);
                i += Character.charCount(point);
            } else {
                normalized.append(charsmap.replacement(match));
                i += Charsmap.length(match);
            }
        }
        return normalized.toString();
    }
}
