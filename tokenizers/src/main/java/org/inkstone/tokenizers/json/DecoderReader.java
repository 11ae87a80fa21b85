package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.decoder.ByteLevelDecoder;
import org.inkstone.tokenizers.decoder.Decoder;

/** Reads the value of "decoder". */
final class DecoderReader {
    private final JsonFields fields;

    DecoderReader(JsonFields fields) {
        this.fields = fields;
    }

    Optional<Decoder> read(JsonNode node) throws FormatException {
        if (JsonFields.isNone(node)) {
            return Optional.empty();
        }
        if (!fields.type(node, "decoder").equals("ByteLevel")) {
            throw fields.unsupported("decoder", fields.type(node, "decoder"));
        }
        return Optional.of(new ByteLevelDecoder());
    }
}
