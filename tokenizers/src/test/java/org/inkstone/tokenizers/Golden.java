package org.inkstone.tokenizers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.inkstone.tokenizers.json.TokenizerJson;

/** The values that src/test/golden/byte_level_bpe.py took from the reference. */
public final class Golden {
    public static final ObjectMapper JSON = new ObjectMapper();

    private Golden() {}

    public static byte[] bytes(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("golden/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<JsonNode> rows(String name) {
        List<JsonNode> rows = new ArrayList<>();
        new String(bytes(name), StandardCharsets.UTF_8).lines().forEach(line -> {
            try {
                rows.add(JSON.readTree(line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return rows;
    }

    public static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asText()));
        return strings;
    }

    public static int[] ints(JsonNode array) {
        int[] ints = new int[array.size()];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = array.get(i).asInt();
        }
        return ints;
    }

    public static HuggingFaceTokenizer tokenizer() throws IOException {
        return tokenizer(bytes("tokenizer.json"));
    }

    public static HuggingFaceTokenizer tokenizer(byte[] json) throws IOException {
        return new HuggingFaceTokenizer(TokenizerJson.read(json, "tokenizer.json"));
    }

    /** The golden tokenizer with the other components of another file. */
    public static HuggingFaceTokenizer tokenizer(String head) throws IOException {
        ObjectNode tree = (ObjectNode) rows(head).get(0);
        tree.set("model", JSON.readTree(bytes("tokenizer.json")).get("model"));
        return tokenizer(JSON.writeValueAsBytes(tree));
    }
}
