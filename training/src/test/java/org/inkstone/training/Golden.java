package org.inkstone.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;

/** The values that src/test/golden/generate.py got from PyTorch. */
final class Golden {
    private static final JsonNode ROOT = read();

    private Golden() {}

    static JsonNode get(String name) {
        return ROOT.required(name);
    }

    static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) array.get(i).doubleValue();
        }
        return values;
    }

    static int[] ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("src", "test", "golden", "golden.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
