package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.model.MergesBuilder;

/** Reads "model.merges" in both forms: {@code "a b"}, or {@code ["a", "b"]}. */
final class MergesReader {
    private final JsonParser parser;
    private final StreamFields fields;
    private final MergesBuilder merges = new MergesBuilder(1024);

    MergesReader(JsonParser parser, StreamFields fields) {
        this.parser = parser;
        this.fields = fields;
    }

    MergesBuilder merges() {
        return merges;
    }

    void read() throws IOException {
        fields.require(JsonToken.START_ARRAY, "model.merges", "an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                readLine();
            } else {
                readPair();
            }
        }
    }

    private void readLine() throws IOException {
        char[] text = parser.getTextCharacters();
        int start = parser.getTextOffset();
        int end = start + parser.getTextLength();
        fields.requireWhole(text, start, end);
        // Lists that were copied from a merges.txt may have its first line.
        if (start < end && text[start] == '#' && parser.getText().startsWith("#version")) {
            return;
        }
        int space = indexOfSpace(text, start, end);
        if (space == end || indexOfSpace(text, space + 1, end) < end) {
            throw fields.error("merge " + merges.size() + " must be two tokens with one space between them, got "
                    + FormatException.quote(parser.getText()));
        }
        merges.addPart(text, start, space);
        merges.addPart(text, space + 1, end);
    }

    private static int indexOfSpace(char[] text, int start, int end) {
        int at = start;
        while (at < end && text[at] != ' ') {
            at++;
        }
        return at;
    }

    private void readPair() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            fields.require(JsonToken.START_ARRAY, key(), "a string or an array of two strings");
        }
        readPart();
        readPart();
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw fields.error("merge " + (merges.size() - 1) + " must be two tokens, got more");
        }
    }

    private void readPart() throws IOException {
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            fields.require(JsonToken.VALUE_STRING, key(), "a string");
        }
        char[] text = parser.getTextCharacters();
        int start = parser.getTextOffset();
        int end = start + parser.getTextLength();
        fields.requireWhole(text, start, end);
        merges.addPart(text, start, end);
    }

    private String key() {
        return "merge " + merges.size();
    }
}
