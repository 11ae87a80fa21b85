package org.inkstone.tokenizers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.normalizer.Normalizer;
import org.inkstone.tokenizers.normalizer.NormalizerSequence;

/** Reads the value of "normalizer". */
final class NormalizerReader {
    private final JsonFields fields;

    NormalizerReader(JsonFields fields) {
        this.fields = fields;
    }

    Optional<Normalizer> read(JsonNode node) throws FormatException {
        return JsonFields.isNone(node) ? Optional.empty() : Optional.of(normalizer(node));
    }

    private Normalizer normalizer(JsonNode node) throws FormatException {
        String type = fields.type(node, "normalizer");
        switch (type) {
            case "Sequence" -> {
                List<Normalizer> steps = new ArrayList<>();
                for (JsonNode step : fields.steps(node, "normalizer", "normalizers")) {
                    steps.add(normalizer(step));
                }
                return new NormalizerSequence(steps);
            }
            default -> throw fields.unsupported("normalizer", type);
        }
    }
}
