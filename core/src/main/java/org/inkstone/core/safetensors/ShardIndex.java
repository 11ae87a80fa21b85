package org.inkstone.core.safetensors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.core.io.ConfinedNames;
import org.inkstone.core.io.FormatException;
import org.inkstone.core.io.StrictJson;

/**
 * The index of a model in several files (分片索引), {@code model.safetensors.index.json}: which shard holds which tensor.
 *
 * <pre>{@code
 * {"metadata": {"total_size": 8},
 *  "weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}}
 * }</pre>
 *
 * <p>An index comes from elsewhere, so its file names are not trusted: each must be a plain name of a file in the
 * index's own folder. A name with a slash, a backslash, a colon or a control character, {@code ..}, or a value that is
 * no text is rejected before any shard is opened.
 *
 * @param weightMap the file name of the shard of each tensor, in the order of the index
 */
public record ShardIndex(Map<String, String> weightMap) {
    /** The usual name of the index in a model's folder. */
    public static final String FILE_NAME = "model.safetensors.index.json";

    private static final long MAX_BYTES = 100_000_000;

    public ShardIndex {
        weightMap.forEach((tensor, shard) -> {
            String problem = ConfinedNames.problemOfFileName(shard);
            if (problem != null) {
                throw new IllegalArgumentException(notPlain(tensor, shard, problem));
            }
        });
        weightMap = Collections.unmodifiableMap(new LinkedHashMap<>(weightMap));
    }

    /**
     * Reads an index.
     *
     * @param file the index
     * @return the index; no shard has been opened
     * @throws FormatException if it is not JSON, has a key twice, has no weight_map, or names a file outside its folder
     * @throws IOException if it cannot be read
     */
    public static ShardIndex read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new FormatException(file.toString(), "", "size must be at most " + MAX_BYTES + " bytes, got " + size);
        }
        StrictJson json = new StrictJson(file.toString(), 0, Files.readAllBytes(file));
        Map<String, String> weightMap = new LinkedHashMap<>();
        boolean[] found = {false};
        json.object(key -> {
            if (!key.equals("weight_map")) {
                json.skip();
                return;
            }
            found[0] = true;
            json.object(tensor -> {
                String shard = json.string();
                String problem = ConfinedNames.problemOfFileName(shard);
                if (problem != null) {
                    throw json.error(notPlain(tensor, shard, problem));
                }
                weightMap.put(tensor, shard);
            });
        });
        if (!found[0]) {
            throw json.error("an index must have the key weight_map");
        }
        json.end();
        return new ShardIndex(weightMap);
    }

    /**
     * The shards.
     *
     * @return their file names, each once, sorted
     */
    public List<String> shards() {
        return weightMap.values().stream().distinct().sorted().toList();
    }

    private static String notPlain(String tensor, String shard, String problem) {
        return "shard of tensor " + FormatException.quote(tensor)
                + " must be the plain name of a file beside the index," + " got " + FormatException.quote(shard) + ": "
                + problem;
    }
}
