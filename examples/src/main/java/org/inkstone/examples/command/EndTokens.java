package org.inkstone.examples.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.inkstone.core.io.FormatException;
import org.inkstone.models.config.DecoderConfig;

/**
 * The ids that end a text of a model: {@code eos_token_id} of {@code generation_config.json} if there is such a key,
 * else that of {@code config.json}. Ids beyond the vocabulary, which some published configs have, are left out.
 */
final class EndTokens {
    private static final String FILE = "generation_config.json";
    private static final String KEY = "eos_token_id";

    private EndTokens() {}

    static Set<Integer> of(Path folder, DecoderConfig config) throws IOException {
        Path file = folder.resolve(FILE);
        JsonNode stated = Files.exists(file) ? read(file).path(KEY) : new ObjectMapper().nullNode();
        boolean absent = stated.isMissingNode() || stated.isNull();
        List<Integer> ids = absent ? config.specialTokens().end() : List.copyOf(ids(file, stated));
        return ids.stream().filter(id -> id < config.vocabularySize()).collect(Collectors.toUnmodifiableSet());
    }

    private static JsonNode read(Path file) throws IOException {
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw new FormatException(file.toString(), "", "must be a JSON object, got " + root.getNodeType());
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new FormatException(file.toString(), "", "must be JSON, but " + e.getOriginalMessage(), e);
        }
    }

    private static Set<Integer> ids(Path file, JsonNode stated) throws FormatException {
        Set<Integer> ids = new LinkedHashSet<>();
        for (JsonNode id : stated.isArray() ? stated : List.of(stated)) {
            if (!id.isIntegralNumber() || !id.canConvertToInt() || id.intValue() < 0) {
                throw FormatException.atKey(file, KEY, "must be an id of at least 0 or a list of such, got " + stated);
            }
            ids.add(id.intValue());
        }
        return ids;
    }
}
