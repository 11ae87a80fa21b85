package org.inkstone.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON that fills one line, whatever a reader takes for the end of a line: U+0085, U+2028 and U+2029 are written as
 * escapes, and so are unpaired surrogates, which UTF-8 cannot hold.
 */
public final class JsonLine {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonLine() {}

    /**
     * Appends a string with its quotes.
     *
     * @param out where to append
     * @param text any string
     */
    public static void string(StringBuilder out, String text) {
        char[] quoted = JsonStringEncoder.getInstance().quoteAsString(text);
        out.append('"');
        for (int i = 0; i < quoted.length; i++) {
            char c = quoted[i];
            boolean pair =
                    Character.isHighSurrogate(c) && i + 1 < quoted.length && Character.isLowSurrogate(quoted[i + 1]);
            if (pair) {
                out.append(c).append(quoted[++i]);
            } else if (c == '\u0085' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /**
     * Appends an array of whole numbers.
     *
     * @param out where to append
     * @param numbers the numbers
     */
    public static void numbers(StringBuilder out, int... numbers) {
        out.append('[');
        for (int i = 0; i < numbers.length; i++) {
            out.append(i == 0 ? "" : ",").append(numbers[i]);
        }
        out.append(']');
    }

    /**
     * Appends an array of strings.
     *
     * @param out where to append
     * @param texts the strings
     */
    public static void strings(StringBuilder out, List<String> texts) {
        out.append('[');
        for (int i = 0; i < texts.size(); i++) {
            out.append(i == 0 ? "" : ",");
            string(out, texts.get(i));
        }
        out.append(']');
    }

    /**
     * Reads an array of whole numbers.
     *
     * @param line JSON such as {@code [1, 2, 3]}
     * @param number the number of the line, for messages
     * @return the numbers
     * @throws IllegalArgumentException if the line is anything else
     */
    public static int[] readNumbers(String line, long number) {
        try (JsonParser json = FACTORY.createParser(line)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw notAnArray(line, number, null);
            }
            int[] numbers = new int[16];
            int size = 0;
            while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                numbers = size == numbers.length ? Arrays.copyOf(numbers, 2 * size) : numbers;
                numbers[size++] = json.getIntValue();
            }
            if (json.currentToken() != JsonToken.END_ARRAY || json.nextToken() != null) {
                throw notAnArray(line, number, null);
            }
            return Arrays.copyOf(numbers, size);
        } catch (StreamReadException e) {
            throw notAnArray(line, number, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a string.
     *
     * @param line JSON such as {@code "a\\nb"}
     * @param number the number of the line, for messages
     * @return the string
     * @throws IllegalArgumentException if the line is anything else
     */
    public static String readString(String line, long number) {
        try (JsonParser json = FACTORY.createParser(line)) {
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw notAString(line, number, null);
            }
            String text = json.getText();
            if (json.nextToken() != null) {
                throw notAString(line, number, null);
            }
            return text;
        } catch (StreamReadException e) {
            throw notAString(line, number, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalArgumentException notAString(String line, long number, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "line " + number + " must be a JSON string such as \"text\", got " + shown(line), cause);
    }

    private static String shown(String line) {
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    private static IllegalArgumentException notAnArray(String line, long number, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "line " + number + " must be a JSON array of ids such as [1,2,3], got " + shown(line), cause);
    }
}
