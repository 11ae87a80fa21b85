package org.inkstone.models.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;
import org.inkstone.core.io.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose values are asked for by key and type; every complaint names file, key and value.
 *
 * <p>A key whose value is null counts as absent, unless {@link #isNull} is asked.
 */
final class ConfigObject {
    private static final int SHOWN_CHARACTERS = 80;

    private final String file;
    private final String prefix;
    private final JsonNode node;

    /**
     * @param file how messages call the file
     * @param prefix what stands before each key in messages, such as {@code "rope_scaling."}; empty at the top
     * @param node an object node
     */
    ConfigObject(String file, String prefix, JsonNode node) {
        this.file = file;
        this.prefix = prefix;
        this.node = node;
    }

    JsonNode node() {
        return node;
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    boolean isNull(String key) {
        JsonNode value = node.get(key);
        return value != null && value.isNull();
    }

    boolean isEmpty() {
        return node.isEmpty();
    }

    /** A complaint of the form: file: key "a.b": must be …, got …. */
    FormatException mustBe(String key, String requirement) {
        JsonNode value = node.get(key);
        String shown = value == null ? "nothing (the key is missing)" : value.toString();
        if (shown.length() > SHOWN_CHARACTERS) {
            shown = shown.substring(0, SHOWN_CHARACTERS) + "…";
        }
        return new FormatException(file, place(prefix + key), "must be " + requirement + ", got " + shown);
    }

    /** A complaint about the object as a whole. */
    FormatException wrong(String problem) {
        String where = prefix.isEmpty() ? "" : place(prefix.substring(0, prefix.length() - 1));
        return new FormatException(file, where, problem);
    }

    private static String place(String key) {
        return "key " + FormatException.quote(key);
    }

    int requiredInt(String key, int min) throws FormatException {
        JsonNode value = node.get(key);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min) {
            throw mustBe(key, "an integer in [" + min + ", " + Integer.MAX_VALUE + "]");
        }
        return value.intValue();
    }

    int intOr(String key, int absent, int min) throws FormatException {
        return has(key) ? requiredInt(key, min) : absent;
    }

    /** An optional id: absent gives the default, null gives none, and so does −1 if the key allows it. */
    OptionalInt id(String key, @Nullable Integer absent, boolean minusOneIsNone) throws FormatException {
        if (isNull(key)) {
            return OptionalInt.empty();
        }
        if (!has(key)) {
            return absent == null ? OptionalInt.empty() : OptionalInt.of(absent);
        }
        int id = requiredInt(key, minusOneIsNone ? -1 : 0);
        return id < 0 ? OptionalInt.empty() : OptionalInt.of(id);
    }

    double requiredDouble(String key, String requirement) throws FormatException {
        JsonNode value = node.get(key);
        if (value == null || !value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw mustBe(key, requirement);
        }
        return value.doubleValue();
    }

    double doubleOr(String key, double absent) throws FormatException {
        return has(key) ? requiredDouble(key, "a finite number") : absent;
    }

    double positiveOr(String key, double absent) throws FormatException {
        double value = doubleOr(key, absent);
        if (!(value > 0 && value <= Float.MAX_VALUE)) {
            throw mustBe(key, "a positive number within float32");
        }
        return value;
    }

    double unitOr(String key, double absent) throws FormatException {
        double value = doubleOr(key, absent);
        if (!(value >= 0 && value <= 1)) {
            throw mustBe(key, "a number in [0, 1]");
        }
        return value;
    }

    /** A cap: absent gives the default, null gives none, anything else must be positive. */
    @Nullable
    Double capOr(String key, @Nullable Double absent) throws FormatException {
        if (isNull(key)) {
            return null;
        }
        return has(key) ? Double.valueOf(positiveOr(key, 1)) : absent;
    }

    boolean booleanOr(String key, boolean absent) throws FormatException {
        if (!has(key)) {
            return absent;
        }
        if (!node.get(key).isBoolean()) {
            throw mustBe(key, "true or false");
        }
        return node.get(key).booleanValue();
    }

    String stringOr(String key, String absent) throws FormatException {
        if (!has(key)) {
            return absent;
        }
        if (!node.get(key).isTextual()) {
            throw mustBe(key, "a string");
        }
        return node.get(key).textValue();
    }

    /** The object under a key, or null if it is absent, null or has no entries. */
    @Nullable
    ConfigObject objectOrNull(String key) throws FormatException {
        if (!has(key)) {
            return null;
        }
        if (!node.get(key).isObject()) {
            throw mustBe(key, "an object or null");
        }
        return node.get(key).isEmpty() ? null : child(key, node.get(key));
    }

    /** An object that messages call by a key of this one. */
    ConfigObject child(String key, JsonNode object) {
        return new ConfigObject(file, prefix + key + ".", object);
    }
}
