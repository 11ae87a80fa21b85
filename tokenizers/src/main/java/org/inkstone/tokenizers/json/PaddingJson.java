package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.encoding.Direction;
import org.inkstone.tokenizers.encoding.Padding;

/** Reads and writes the value of "padding". */
final class PaddingJson {
    private PaddingJson() {}

    static Optional<Padding> read(JsonFields fields, JsonNode node) throws FormatException {
        if (JsonFields.isNone(node)) {
            return Optional.empty();
        }
        String key = "padding";
        JsonNode multiple = node.path("pad_to_multiple_of");
        return Optional.of(new Padding(
                length(fields, node.path("strategy")),
                JsonFields.isNone(multiple)
                        ? OptionalInt.empty()
                        : OptionalInt.of(fields.count(multiple, key + ".pad_to_multiple_of")),
                fields.choice(node.path("direction"), Direction.class, key + ".direction"),
                fields.id(node.path("pad_id"), key + ".pad_id"),
                fields.id(node.path("pad_type_id"), key + ".pad_type_id"),
                fields.string(node.path("pad_token"), key + ".pad_token")));
    }

    private static OptionalInt length(JsonFields fields, JsonNode strategy) throws FormatException {
        if (strategy.has("Fixed")) {
            return OptionalInt.of(fields.count(strategy.path("Fixed"), "padding.strategy.Fixed"));
        }
        if (!strategy.asText().equals("BatchLongest")) {
            throw fields.error(
                    "padding.strategy",
                    "strategy must be \"BatchLongest\" or {\"Fixed\": length}, got " + JsonFields.show(strategy));
        }
        return OptionalInt.empty();
    }

    static void write(JsonGenerator json, Padding padding) throws IOException {
        json.writeStartObject();
        if (padding.fixedLength().isPresent()) {
            json.writeObjectFieldStart("strategy");
            json.writeNumberField("Fixed", padding.fixedLength().getAsInt());
            json.writeEndObject();
        } else {
            json.writeStringField("strategy", "BatchLongest");
        }
        json.writeStringField("direction", JsonFields.name(padding.direction()));
        if (padding.multipleOf().isPresent()) {
            json.writeNumberField("pad_to_multiple_of", padding.multipleOf().getAsInt());
        } else {
            json.writeNullField("pad_to_multiple_of");
        }
        json.writeNumberField("pad_id", padding.padId());
        json.writeNumberField("pad_type_id", padding.padTypeId());
        json.writeStringField("pad_token", padding.padToken());
        json.writeEndObject();
    }
}
