package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    boolean bool(JsonNode node, String field, String key) throws FormatException {
        if (node.path(field).isMissingNode()) {
            throw error(key + "." + field, "value must be true or false, got nothing");
        }
        return bool(node, field, false, key);
    }

    /** A number of things; what is too large for an int is the largest int, for nothing is as many. */
    int count(JsonNode node, String key) throws FormatException {
        if (!node.isIntegralNumber() || node.bigIntegerValue().signum() < 0) {
            throw error(key, "value must be a whole number of at least 0, got " + show(node));
        }
        return node.bigIntegerValue().min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue();
    }

    int character(JsonNode node, String key) throws FormatException {
        String text = string(node, key);
        if (text.codePointCount(0, text.length()) != 1) {
            throw error(key, "value must be one character, got " + show(node));
        }
        return text.codePointAt(0);
    }

    /** A constant by its name: {@code LongestFirst} or {@code longest_first} for {@code LONGEST_FIRST}. */
    <E extends Enum<E>> E choice(JsonNode node, Class<E> type, String key) throws FormatException {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String lower = constant.name().toLowerCase(Locale.ROOT);
            if (node.isTextual()
                    && (node.asText().equals(name(constant)) || node.asText().equals(lower))) {
                return constant;
            }
            names.add(name(constant));
        }
        throw error(key, "value must be one of " + String.join(", ", names) + ", got " + show(node));
    }

    /** The name of a constant in the file: {@code LongestFirst} for {@code LONGEST_FIRST}. */
    static String name(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
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
