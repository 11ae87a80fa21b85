package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.inkstone.core.io.FormatException;
import org.jspecify.annotations.Nullable;

/** Reads a tokenizer.json: the model as a stream, for it may be large, the rest as trees. */
final class DefinitionReader {
    private static final int MAX_DEPTH = 64;
    private static final ObjectReader TREES = new ObjectMapper(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .reader()
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final String name;

    DefinitionReader(String name) {
        this.name = name;
    }

    TokenizerDefinition read(CharBuffer text) throws IOException {
        try (JsonParser parser =
                TREES.getFactory().createParser(text.array(), text.arrayOffset() + text.position(), text.remaining())) {
            return read(parser);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new FormatException(name, where, "JSON must be well-formed: " + firstLine(e.getOriginalMessage()), e);
        }
    }

    private TokenizerDefinition read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new FormatException(name, "", "tokenizer.json must be an object, got " + kind(parser.currentToken()));
        }
        Map<String, JsonNode> trees = new HashMap<>();
        ModelReader model = null;
        Set<String> keys = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (!keys.add(key)) {
                throw new FormatException(
                        name,
                        place(parser),
                        "key " + FormatException.quote(key) + " must be given once, but is given again");
            }
            parser.nextToken();
            if (key.equals("model")) {
                model = new ModelReader(name, parser);
                model.read();
            } else {
                JsonNode tree = TREES.readTree(parser);
                trees.put(key, tree == null ? NullNode.getInstance() : tree);
            }
        }
        if (parser.nextToken() != null) {
            throw new FormatException(name, place(parser), "nothing must follow the object");
        }
        if (model == null) {
            throw new FormatException(name, "", "key \"model\" must be given, but is missing");
        }
        return new ComponentReader(name, trees).definition(model);
    }

    static String place(JsonParser parser) {
        JsonLocation at = parser.currentTokenLocation();
        return "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    static String kind(@Nullable JsonToken token) {
        return token == null
                ? "nothing"
                : switch (token) {
                    case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
                    case START_ARRAY, END_ARRAY -> "an array";
                    case VALUE_STRING -> "a string";
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
                    case VALUE_TRUE, VALUE_FALSE -> "true or false";
                    case VALUE_NULL -> "null";
                    default -> "nothing";
                };
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
