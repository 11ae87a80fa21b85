package org.inkstone.core.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON from an untrusted file, strictly and in one pass (严格的 JSON 读取). It takes RFC 8259 by the letter: valid
 * UTF-8 without a byte order mark, no comments, nothing after the value. And it is stricter where readers disagree: a
 * key given twice in one object and half a surrogate pair are errors, and values nest at most 64 deep.
 *
 * <p>A reader asks for what the format has at each place, and everything else is a {@link FormatException} that names
 * the byte and the key:
 *
 * <pre>{@code
 * StrictJson json = new StrictJson("config.json", 0, bytes);
 * json.object(key -> {
 *     switch (key) {
 *         case "name" -> name = json.string();
 *         case "shape" -> shape = json.naturals();
 *         default -> json.skip();
 *     }
 * });
 * json.end();
 * }</pre>
 *
 * <p>Not safe for use by several threads.
 */
public final class StrictJson {
    private static final int MAX_DEPTH = 64;
    // Symbol tables are off: they intern text of the file for the life of the process.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(100_000_000)
                    .build())
            .build();

    private final String file;
    private final long offset;
    private final CharBuffer text;
    private final JsonParser parser;
    private final Deque<String> path = new ArrayDeque<>();

    /**
     * Begins to read a JSON value.
     *
     * @param file name of the file, for errors
     * @param offset where the bytes begin in the file, for errors
     * @param utf8 the JSON text
     * @throws FormatException if the bytes are not UTF-8 or do not begin a JSON value
     */
    public StrictJson(String file, long offset, byte[] utf8) throws IOException {
        this.file = file;
        this.offset = offset;
        this.text = decode(file, offset, utf8);
        this.parser = FACTORY.createParser(text.array(), text.arrayOffset(), text.length());
        if (next() == null) {
            throw error("a JSON value is missing");
        }
    }

    /** What an object's reader does with each of its keys. */
    @FunctionalInterface
    public interface Entry {
        /**
         * Reads the value of a key by calling exactly one reading method of the {@link StrictJson}.
         *
         * @param key the key
         * @throws IOException if the value is not as the format demands
         */
        void read(String key) throws IOException;
    }

    /**
     * Reads an object.
     *
     * @param entry called for each key in the order of the file, to read its value
     * @throws FormatException if the value is no object or a key comes twice
     */
    public void object(Entry entry) throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
        Set<String> keys = new HashSet<>();
        while (next() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            path.addLast(key);
            requirePairs(key);
            if (!keys.add(key)) {
                throw error("duplicate key " + FormatException.quote(key) + ": each must be given once");
            }
            next();
            entry.read(key);
            path.removeLast();
        }
    }

    /**
     * Reads a string.
     *
     * @return the string; may be empty
     * @throws FormatException if the value is no string
     */
    public String string() throws IOException {
        expect(JsonToken.VALUE_STRING, "a string");
        String value = text();
        requirePairs(value);
        return value;
    }

    /**
     * Reads a whole number.
     *
     * @return the number, in [0, 2⁶³)
     * @throws FormatException if the value is no number, is negative, has a fraction or an exponent, or is too large
     */
    public long natural() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || text().startsWith("-")) {
            throw error(place() + " must be a whole number of at least 0, got " + value());
        }
        String digits = text();
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            throw error(place() + " must be less than 2^63, got " + cut(digits));
        }
    }

    /**
     * Reads an array of whole numbers.
     *
     * @return the numbers, each in [0, 2⁶³)
     * @throws FormatException if the value is no array of such numbers
     */
    public List<Long> naturals() throws IOException {
        expect(JsonToken.START_ARRAY, "an array of whole numbers");
        List<Long> numbers = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            numbers.add(natural());
        }
        return numbers;
    }

    /**
     * Reads over a value of any kind; it must still be valid JSON without duplicate keys.
     *
     * @throws FormatException if it is not
     */
    public void skip() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            object(key -> skip());
        } else if (token == JsonToken.START_ARRAY) {
            while (next() != JsonToken.END_ARRAY) {
                skip();
            }
        }
    }

    /**
     * Makes sure that nothing follows the value that was read.
     *
     * @throws FormatException if anything but white space follows
     */
    public void end() throws IOException {
        if (next() != null) {
            throw error("nothing may follow the JSON value, got " + value());
        }
        parser.close();
    }

    /**
     * Makes an exception for a problem at the current value.
     *
     * @param problem what is wrong
     * @return the exception, to be thrown
     */
    public FormatException error(String problem) {
        return error(problem, parser.currentTokenLocation().getCharOffset(), null);
    }

    /**
     * The keys that lead to the current value.
     *
     * @return joined by dots, such as {@code w.shape}
     */
    public String place() {
        return path.isEmpty() ? "the JSON value" : cut(String.join(".", path));
    }

    private void expect(JsonToken token, String name) throws IOException {
        if (parser.currentToken() != token) {
            throw error(place() + " must be " + name + ", got " + value());
        }
    }

    private @Nullable JsonToken next() throws IOException {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    private String text() throws IOException {
        try {
            return parser.getText();
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    private FormatException notJson(JsonProcessingException e) {
        long at = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
        return error("invalid JSON: " + firstLine(e.getOriginalMessage()), at, e);
    }

    private FormatException error(String problem, long character, @Nullable Throwable cause) {
        int characters = (int) Math.max(0, Math.min(character, text.length()));
        long at = offset
                + StandardCharsets.UTF_8.encode(text.slice(0, characters)).remaining();
        String where = "byte " + at + (path.isEmpty() ? "" : ", key " + FormatException.quote(place()));
        FormatException exception = new FormatException(file, where, problem);
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }

    private String value() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> FormatException.quote(text());
            default -> cut(text());
        };
    }

    private void requirePairs(String value) throws FormatException {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                i++;
                if (!Character.isHighSurrogate(c)
                        || i == value.length()
                        || !Character.isLowSurrogate(value.charAt(i))) {
                    throw error("text must be whole Unicode characters, got half a surrogate pair");
                }
            }
        }
    }

    private static String cut(String text) {
        String quoted = FormatException.quote(text);
        return quoted.startsWith("\"" + text) ? text : quoted;
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static CharBuffer decode(String file, long offset, byte[] utf8) throws FormatException {
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes);
        } catch (CharacterCodingException e) {
            throw new FormatException(
                    file, "byte " + (offset + bytes.position()), "JSON must be UTF-8, but these bytes are not", e);
        }
    }
}
