package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.inkstone.tokenizers.normalizer.Normalizer;
import org.inkstone.tokenizers.normalizer.NormalizerSequence;

/** Writes the value of "normalizer". */
final class NormalizerWriter {
    private final JsonGenerator json;

    NormalizerWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Normalizer normalizer) throws IOException {
        if (normalizer instanceof NormalizerSequence sequence) {
            json.writeStartObject();
            json.writeStringField("type", "Sequence");
            json.writeArrayFieldStart("normalizers");
            for (Normalizer step : sequence.steps()) {
                write(step);
            }
            json.writeEndArray();
            json.writeEndObject();
        } else {
            throw new IOException("normalizer must be one that tokenizer.json knows, got "
                    + normalizer.getClass().getName());
        }
    }
}
