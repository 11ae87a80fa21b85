package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.model.Vocabulary;

/** Reads fields of JSON trees; errors name the file and the key. */
final class JsonFields {
    private final String name;

    JsonFields(String name) {
        this.name = name;
    }

    static boolean isNone(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    String type(JsonNode node, String key) throws FormatException {
        return string(node.path("type"), key + ".type");
    }

    List<JsonNode> steps(JsonNode node, String key, String list) throws FormatException {
        if (isNone(node)) {
            return List.of();
        }
        if (!type(node, key).equals("Sequence")) {
            return List.of(node);
        }
        List<JsonNode> steps = new ArrayList<>();
        array(node.path(list), key + "." + list).forEach(steps::add);
        return steps;
    }

    JsonNode array(JsonNode node, String key) throws FormatException {
        if (!node.isArray()) {
            throw error(key, "value must be an array, got " + show(node));
        }
        return node;
    }

    String string(JsonNode node, String key) throws FormatException {
        if (!node.isTextual() || TokenText.hasUnpairedSurrogate(node.asText())) {
            throw error(key, "value must be a string of whole Unicode characters, got " + show(node));
        }
        return node.asText();
    }

    int id(JsonNode node, String key) throws FormatException {
        if (!node.isInt() || node.asInt() < 0 || node.asInt() >= Vocabulary.MAX_IDS) {
            throw error(key, "value must be a whole number in [0, " + Vocabulary.MAX_IDS + "), got " + show(node));
        }
        return node.asInt();
    }

    boolean bool(JsonNode node, String field, boolean missing, String key) throws FormatException {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return missing;
        }
        if (!value.isBoolean()) {
            throw error(key + "." + field, "value must be true or false, got " + show(value));
        }
        return value.asBoolean();
    }

    FormatException unsupported(String key, String type) {
        return error(key, key + " " + FormatException.quote(type) + " is not supported");
    }

    FormatException error(String key, String problem) {
        return new FormatException(name, "key " + FormatException.quote(key), problem);
    }

    static String show(JsonNode node) {
        return node.isMissingNode() ? "nothing" : FormatException.quote(node.toString());
    }
}
