package org.inkstone.tokenizers.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.text.AlignedText;
import org.junit.jupiter.api.Test;

class PreTokenizersTest {
    @Test
    void cutWhereTheReferenceCuts() throws IOException {
        PreTokenizer preTokenizer = null;
        JsonNode config = null;
        int rows = 0;
        for (JsonNode row : Golden.rows("pre-tokenizers.jsonl")) {
            if (row.isObject()) {
                config = row;
                preTokenizer = read(row);
            } else {
                String text = row.get(0).asText();
                assertEquals(row.get(1).toString(), pieces(preTokenizer, text), () -> "of " + row.get(0));
                // Of no text the reference may make one empty piece.
                assertEquals(
                        text.isEmpty() ? List.of() : texts(row.get(1)),
                        preTokenizer.preTokenize(text),
                        config.toString());
                rows++;
            }
        }
        assertTrue(rows > 900);
    }

    @Test
    void areWrittenAsRead() throws IOException {
        for (JsonNode row : Golden.rows("pre-tokenizers.jsonl")) {
            if (row.isObject()) {
                StringWriter out = new StringWriter();
                try (JsonGenerator json = Golden.JSON.createGenerator(out)) {
                    new PreTokenizerWriter(json).write(read(row));
                }
                assertEquals(row, Golden.JSON.readTree(out.toString()));
            }
        }
    }

    @Test
    void olderFilesSayAddPrefixSpace() throws IOException {
        String start = "{\"type\":\"Metaspace\",\"replacement\":\"▁\",\"str_rep\":\"▁\",";
        assertEquals(
                List.of("▁a", "▁b"), read(start + "\"add_prefix_space\":true}").preTokenize("a b"));
        assertEquals(
                List.of("a", "▁b"),
                read(start + "\"add_prefix_space\":false,\"prepend_scheme\":\"never\"}")
                        .preTokenize("a b"));
        refused(start + "\"add_prefix_space\":false,\"prepend_scheme\":\"first\"}", "add_prefix_space");
    }

    @Test
    void missingFieldsHaveTheirDefaults() throws IOException {
        assertEquals(
                List.of("a", ".", ".", "b"), read("{\"type\":\"Punctuation\"}").preTokenize("a..b"));
        assertEquals(List.of("abcde", "f"), read("{\"type\":\"FixedLength\"}").preTokenize("abcdef"));
        assertEquals(List.of("a", "12"), read("{\"type\":\"Digits\"}").preTokenize("a12"));
    }

    @Test
    void badFieldsAreNamed() {
        refused("{\"type\":\"Frobnicate\"}", "Frobnicate");
        refused("{\"type\":\"Split\",\"pattern\":{\"Regex\":\"a(b\"},\"behavior\":\"Isolated\"}", "pattern.Regex");
        refused("{\"type\":\"Split\",\"pattern\":{\"Regex\":\"a(b\"},\"behavior\":\"Isolated\"}", "a(b");
        refused("{\"type\":\"Split\",\"pattern\":{\"Regex\":\"\\\\p{Nope}\"},\"behavior\":\"Isolated\"}", "Nope");
        refused(
                "{\"type\":\"Split\",\"pattern\":{\"Regex\":\"\\\\X\"},\"behavior\":\"Isolated\"}",
                "\\X is not supported");
        refused("{\"type\":\"Split\",\"pattern\":\"a\",\"behavior\":\"Isolated\"}", "pattern");
        refused("{\"type\":\"Split\",\"pattern\":{\"String\":\"a\"},\"behavior\":\"Isolate\"}", "behavior");
        refused("{\"type\":\"Metaspace\",\"replacement\":\"ab\"}", "replacement");
        refused("{\"type\":\"Metaspace\",\"replacement\":\"a\",\"prepend_scheme\":\"last\"}", "prepend_scheme");
        refused("{\"type\":\"CharDelimiterSplit\",\"delimiter\":\"\"}", "delimiter");
        refused("{\"type\":\"FixedLength\",\"length\":0}", "length");
        refused("{\"type\":\"Digits\",\"individual_digits\":1}", "individual_digits");
    }

    private static void refused(String json, String named) {
        FormatException e = assertThrows(FormatException.class, () -> read(json));
        assertTrue(e.getMessage().contains(named), e.getMessage());
    }

    private static PreTokenizer read(String json) throws IOException {
        return read(Golden.JSON.readTree(json));
    }

    private static PreTokenizer read(JsonNode json) throws IOException {
        return new PreTokenizerReader(new JsonFields("test")).read(json).orElseThrow();
    }

    private static List<String> texts(JsonNode pieces) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i += 3) {
            texts.add(pieces.get(i).asText());
        }
        return texts;
    }

    private static String pieces(PreTokenizer preTokenizer, String text) {
        List<Object> pieces = new ArrayList<>();
        for (AlignedText piece : preTokenizer.preTokenize(AlignedText.of(text, 0, text.length()))) {
            pieces.add(piece.toString());
            pieces.add(text.codePointCount(0, piece.originalStart()));
            pieces.add(text.codePointCount(0, piece.originalEnd()));
        }
        return Golden.JSON.valueToTree(pieces).toString();
    }
}
