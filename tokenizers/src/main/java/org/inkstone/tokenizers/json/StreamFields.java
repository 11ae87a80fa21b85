package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.Supplier;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.model.Vocabulary;

/** Reads the values of a JSON stream; errors name the file, the line and the key. */
final class StreamFields {
    private static final int MAX_SHOWN = 60;
    private static final int MAX_DIGITS = 100;
    /** Numbers of so many digits are read without a look at them. */
    private static final int QUICK_DIGITS = 9;

    private final String name;
    private final JsonParser parser;

    StreamFields(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    boolean bool(String key) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_TRUE
                && parser.currentToken() != JsonToken.VALUE_FALSE
                && !isNull()) {
            throw error(key + " must be true or false, got " + kind());
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    String optionalString(String key) throws IOException {
        return isNull() ? "" : string(key);
    }

    String string(String key) throws IOException {
        require(JsonToken.VALUE_STRING, key, "a string");
        return whole(parser.getText());
    }

    /** Refuses text with half a surrogate pair, which no UTF-8 text can have. */
    String whole(String text) throws FormatException {
        if (TokenText.hasUnpairedSurrogate(text)) {
            throw error("text must be whole Unicode characters, got half a surrogate pair in "
                    + FormatException.quote(text));
        }
        return text;
    }

    /** As {@link #whole}, for characters of which no string was made. */
    void requireWhole(char[] text, int start, int end) throws FormatException {
        for (int i = start; i < end; i++) {
            if (Character.isSurrogate(text[i])) {
                whole(new String(text, start, end - start));
                return;
            }
        }
    }

    double number(String key) throws IOException {
        if (parser.currentToken() == null
                || !parser.currentToken().isNumeric()
                || parser.getTextLength() > MAX_DIGITS) {
            throw error(key + " must be a number, got " + kind());
        }
        double value = ReferenceDecimal.parse(parser.getText());
        if (!Double.isFinite(value)) {
            throw error(key + " must be finite, got " + cut(parser.getText()));
        }
        return value;
    }

    int id(String key) throws IOException {
        return wholeNumber(key, Vocabulary.MAX_IDS);
    }

    /** An id; the name of its key is only made for an error. */
    int id(Supplier<String> key) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= QUICK_DIGITS) {
            int id = parser.getIntValue();
            if (id >= 0 && id < Vocabulary.MAX_IDS) {
                return id;
            }
        }
        return id(key.get());
    }

    /** A whole number in [0, limit). */
    int wholeNumber(String key, int limit) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw error(key + " must be a whole number, got " + kind());
        }
        // The number of digits is checked first: a number of a million digits takes long to read.
        String digits = parser.getText();
        long value = digits.length() > 18 ? -1 : Long.parseLong(digits);
        if (value < 0 || value >= limit) {
            throw error(key + " must be in [0, " + limit + "), got " + cut(digits));
        }
        return (int) value;
    }

    void require(JsonToken token, String key, String what) throws FormatException {
        if (parser.currentToken() != token) {
            throw error(key + " must be " + what + ", got " + kind());
        }
    }

    FormatException error(String problem) {
        return new FormatException(name, DefinitionReader.place(parser), problem);
    }

    private String kind() {
        return DefinitionReader.kind(parser.currentToken());
    }

    private static String cut(String digits) {
        return digits.length() <= MAX_SHOWN ? digits : digits.substring(0, MAX_SHOWN) + "…";
    }
}
