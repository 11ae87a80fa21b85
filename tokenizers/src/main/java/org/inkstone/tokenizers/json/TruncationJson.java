package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.encoding.Direction;
import org.inkstone.tokenizers.encoding.Truncation;

/** Reads and writes the value of "truncation". */
final class TruncationJson {
    private TruncationJson() {}

    static Optional<Truncation> read(JsonFields fields, JsonNode node) throws FormatException {
        if (JsonFields.isNone(node)) {
            return Optional.empty();
        }
        String key = "truncation";
        Direction direction = node.has("direction")
                ? fields.choice(node.path("direction"), Direction.class, key + ".direction")
                : Direction.RIGHT;
        try {
            return Optional.of(new Truncation(
                    fields.count(node.path("max_length"), key + ".max_length"),
                    fields.count(node.path("stride"), key + ".stride"),
                    fields.choice(node.path("strategy"), Truncation.Strategy.class, key + ".strategy"),
                    direction));
        } catch (IllegalArgumentException e) {
            throw fields.error(key, String.valueOf(e.getMessage()));
        }
    }

    static void write(JsonGenerator json, Truncation truncation) throws IOException {
        json.writeStartObject();
        json.writeStringField("direction", JsonFields.name(truncation.direction()));
        json.writeNumberField("max_length", truncation.maxLength());
        json.writeStringField("strategy", JsonFields.name(truncation.strategy()));
        json.writeNumberField("stride", truncation.stride());
        json.writeEndObject();
    }
}
