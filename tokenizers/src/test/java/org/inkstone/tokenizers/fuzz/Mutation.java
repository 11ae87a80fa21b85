package org.inkstone.tokenizers.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.inkstone.tokenizers.Golden;

/** Damages files: trees of JSON node by node, others byte by byte (变异). */
final class Mutation {
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1",
            "256",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775807",
            "99999999999999999999999",
            "1e999",
            "1.5",
            "-0.0",
            "1E400",
            "\"\"",
            "\" \"",
            "\"a\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"ab\"",
            "\"😀\"",
            "\"(\"",
            "\"[\"",
            "\"a{1000000}\"",
            "\"(?<=a*)b\"",
            "\"\\\\p{Nope}\"",
            "\"(?:a?){30}a\"",
            "\"(a*)*b\"",
            "\"\\\\1\"",
            "\"\\\\k<x>\"",
            "\"(?<x>a)\\\\g<x>\"",
            "\"\\\\u{110000}\"",
            "\"[z-a]\"",
            "\"====\"",
            "[]",
            "{}",
            "[[[[]]]]",
            "{\"type\":\"Sequence\"}",
            "[null]",
            "[\"a\",\"b\"]",
            "[\"a\",1]",
            "{\"a\":1}",
            "{\"Regex\":\"a\"}",
            "{\"String\":\"\"}",
            "{\"Fixed\":2147483647}");
    private static final List<String> BYTES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\n",
            "\r\n",
            " ",
            "  ",
            "null",
            "-1",
            "1e9",
            "2147483647",
            "\\ud800",
            "\u0000",
            "[UNK]",
            "[CLS]\n",
            "#version",
            "##",
            "==",
            "AA== 0\n",
            "\ufeff",
            "墨",
            "\"a\":1,",
            "\u0007",
            "\u007f");

    private Mutation() {}

    /** A copy of a tree with one to four damages. */
    static ObjectNode tree(ObjectNode whole, RandomGenerator random) throws IOException {
        ObjectNode tree = whole.deepCopy();
        for (int i = random.nextInt(3) == 0 ? random.nextInt(1, 5) : 1; i > 0; i--) {
            List<JsonNode> inner = new ArrayList<>();
            collect(tree, inner);
            JsonNode parent = inner.get(random.nextInt(inner.size()));
            if (parent.size() == 0) {
                continue;
            }
            int at = random.nextInt(parent.size());
            JsonNode value = random.nextInt(4) == 0
                    ? inner.get(random.nextInt(inner.size())).deepCopy()
                    : Golden.JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
            if (parent instanceof ObjectNode object) {
                List<String> keys = new ArrayList<>();
                object.fieldNames().forEachRemaining(keys::add);
                String key = keys.get(at);
                switch (random.nextInt(5)) {
                    case 0 -> object.remove(key);
                    case 1 -> object.set(RandomText.part(random), object.remove(key));
                    case 2 ->
                        object.set(
                                key,
                                object.get(keys.get(random.nextInt(keys.size())))
                                        .deepCopy());
                    default -> object.set(key, value);
                }
            } else if (parent instanceof ArrayNode array) {
                switch (random.nextInt(5)) {
                    case 0 -> array.remove(at);
                    case 1 ->
                        array.insert(at, array.get(random.nextInt(array.size())).deepCopy());
                    case 2 -> array.insert(at, value);
                    default -> array.set(at, value);
                }
            }
        }
        return tree;
    }

    private static void collect(JsonNode node, List<JsonNode> inner) {
        if (node.isContainerNode()) {
            inner.add(node);
            node.forEach(child -> collect(child, inner));
        }
    }

    /** A copy of a file with one to six damages, or cut short. */
    static byte[] bytes(byte[] whole, RandomGenerator random) {
        byte[] bytes = whole;
        for (int i = random.nextInt(3) == 0 ? random.nextInt(1, 7) : 1; i > 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            int end = Math.min(bytes.length, at + 1 + random.nextInt(1 << random.nextInt(7)));
            bytes = switch (random.nextInt(7)) {
                case 0 -> replace(bytes, at, at + 1, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))});
                case 1 -> replace(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
                case 2 -> replace(bytes, at, end, new byte[0]);
                case 3 -> replace(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
                case 4 -> replace(bytes, random.nextInt(4) == 0 ? at : bytes.length, bytes.length, new byte[0]);
                case 5 -> replace(bytes, at, at, new byte[] {(byte) random.nextInt(-128, 128), (byte) -1, (byte) -1});
                default ->
                    replace(
                            bytes,
                            at,
                            at,
                            BYTES.get(random.nextInt(BYTES.size())).getBytes(StandardCharsets.UTF_8));
            };
        }
        return bytes;
    }

    private static byte[] replace(byte[] bytes, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + by.length);
        out.write(bytes, 0, from);
        out.write(by, 0, by.length);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
