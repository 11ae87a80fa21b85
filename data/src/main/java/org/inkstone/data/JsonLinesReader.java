package org.inkstone.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON Lines (JSONL): a JSON object a line, whose key {@code "text"} holds the document.
 *
 * <p>A key {@code "id"} with a string or a number names the document; without one, its name is the source's and the line
 * number, such as {@code "corpus.jsonl:17"}. Other keys are skipped, blank lines too. Duplicate keys, a missing text, a
 * second value on the line and anything else that is not JSON are errors that name the line.
 */
public final class JsonLinesReader implements DocumentReader {
    private static final String ID = "id";
    private static final String TEXT = "text";

    private final LineReader lines;
    private final JsonFactory json;

    /**
     * Reads from a stream.
     *
     * @param in the bytes, UTF-8; closed with this reader
     * @param source what to call them in ids and messages
     * @param maxLineBytes the longest line, at least 1, default {@link TextReader#DEFAULT_MAX_LINE_BYTES}
     * @throws IllegalArgumentException if the limit is below 1
     */
    public JsonLinesReader(InputStream in, String source, int maxLineBytes) {
        lines = TextReader.newLines(in, source, maxLineBytes);
        json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(maxLineBytes)
                        .build())
                .build();
    }

    /**
     * Reads a file.
     *
     * @param file which one; its name, without folders, begins the ids of documents without their own
     * @return a reader
     * @throws IOException if the file cannot be opened
     */
    public static JsonLinesReader open(Path file) throws IOException {
        return new JsonLinesReader(
                Files.newInputStream(file), TextReader.nameOf(file), TextReader.DEFAULT_MAX_LINE_BYTES);
    }

    @Override
    public @Nullable Document read() throws IOException {
        String line = lines.readLine();
        while (line != null && line.isBlank()) {
            line = lines.readLine();
        }
        return line == null ? null : parse(line);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private Document parse(String line) throws IOException {
        try (JsonParser parser = json.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw lines.error("a line must be a JSON object, got " + parser.currentToken());
            }
            String id = lines.where();
            String text = null;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                JsonToken value = parser.nextToken();
                if (key.equals(TEXT)) {
                    if (value != JsonToken.VALUE_STRING) {
                        throw lines.error("key \"text\" must be a string, got " + value);
                    }
                    text = parser.getText();
                } else if (key.equals(ID)) {
                    if (value != JsonToken.VALUE_STRING && !value.isNumeric()) {
                        throw lines.error("key \"id\" must be a string or a number, got " + value);
                    }
                    id = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw lines.error("a line must hold one JSON object, got more after it");
            }
            if (text == null) {
                throw lines.error("key \"text\" is missing");
            }
            return new Document(id, text);
        } catch (JsonProcessingException e) {
            // Limits such as the nesting depth are reported without a location.
            JsonLocation at = e.getLocation();
            String column = at == null ? "" : " at column " + at.getColumnNr();
            throw new IOException(lines.where() + ": not JSON" + column + ": " + e.getOriginalMessage(), e);
        }
    }
}
