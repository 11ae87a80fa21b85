package org.inkstone.training;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inkstone.core.io.AtomicFiles;
import org.inkstone.core.io.FormatException;

/**
 * What a checkpoint remembers besides its tensors: where the run stands, and what kind of run it is.
 *
 * @param step steps taken
 * @param tokensSeen tokens trained on
 * @param updates how often each parameter was updated
 * @param provenance options, model, data, library and backend, by name
 */
record CheckpointState(long step, long tokensSeen, Map<String, Long> updates, Map<String, String> provenance) {
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    static CheckpointState of(Trainer trainer) {
        Map<String, String> provenance = new LinkedHashMap<>();
        trainer.options().describe().forEach((name, value) -> provenance.put("option " + name, value));
        provenance.put("model", trainer.model().describe());
        provenance.put("data", trainer.batches().describe());
        provenance.put("backend", trainer.model().backend().name());
        provenance.put("library", "inkstone " + LibraryVersion.get());
        return new CheckpointState(
                trainer.steps(), trainer.tokensSeen(), trainer.optimizer().updates(), provenance);
    }

    void write(Path file) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("version", VERSION);
        root.put("step", step);
        root.put("tokensSeen", tokensSeen);
        ObjectNode written = root.putObject("provenance");
        provenance.forEach(written::put);
        ObjectNode counters = root.putObject("updates");
        updates.forEach(counters::put);
        AtomicFiles.writeString(file, MAPPER.writeValueAsString(root) + "\n");
    }

    static CheckpointState read(Path file) throws IOException {
        JsonNode root;
        try {
            root = MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new FormatException(file.toString(), "", "must be JSON, but " + e.getOriginalMessage(), e);
        }
        long version = natural(file, root, "version");
        if (version != VERSION) {
            throw FormatException.atKey(file, "version", "version must be " + VERSION + ", got " + version);
        }
        Map<String, Long> updates = new LinkedHashMap<>();
        JsonNode counters = object(file, root, "updates");
        for (Map.Entry<String, JsonNode> entry : counters.properties()) {
            updates.put(entry.getKey(), natural(file, counters, entry.getKey()));
        }
        Map<String, String> provenance = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                object(file, root, "provenance").properties()) {
            provenance.put(entry.getKey(), entry.getValue().asText());
        }
        return new CheckpointState(natural(file, root, "step"), natural(file, root, "tokensSeen"), updates, provenance);
    }

    private static long natural(Path file, JsonNode parent, String key) throws FormatException {
        JsonNode node = parent.path(key);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw FormatException.atKey(file, key, key + " must be a whole number, at least 0, got " + node);
        }
        return node.longValue();
    }

    private static JsonNode object(Path file, JsonNode parent, String key) throws FormatException {
        JsonNode node = parent.path(key);
        if (!node.isObject()) {
            throw FormatException.atKey(file, key, key + " must be an object, got " + node);
        }
        return node;
    }
}
