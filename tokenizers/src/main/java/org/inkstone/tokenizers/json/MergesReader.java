package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.model.Merge;

/** Reads "model.merges" in both forms: {@code "a b"}, or {@code ["a", "b"]}. */
final class MergesReader {
    private final JsonParser parser;
    private final StreamFields fields;
    private final List<Merge> merges = new ArrayList<>();

    MergesReader(JsonParser parser, StreamFields fields) {
        this.parser = parser;
        this.fields = fields;
    }

    List<Merge> merges() {
        return merges;
    }

    void read() throws IOException {
        fields.require(JsonToken.START_ARRAY, "model.merges", "an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                readLine(fields.whole(parser.getText()));
            } else {
                readPair();
            }
        }
    }

    private void readLine(String merge) throws FormatException {
        // Lists that were copied from a merges.txt may have its first line.
        if (merge.startsWith("#version")) {
            return;
        }
        int space = merge.indexOf(' ');
        if (space < 0 || merge.indexOf(' ', space + 1) >= 0) {
            throw fields.error("merge " + merges.size() + " must be two tokens with one space between them, got "
                    + FormatException.quote(merge));
        }
        merges.add(new Merge(merge.substring(0, space), merge.substring(space + 1)));
    }

    private void readPair() throws IOException {
        String key = "merge " + merges.size();
        fields.require(JsonToken.START_ARRAY, key, "a string or an array of two strings");
        parser.nextToken();
        String left = fields.string(key);
        parser.nextToken();
        String right = fields.string(key);
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw fields.error(key + " must be two tokens, got more");
        }
        merges.add(new Merge(left, right));
    }
}
