package org.inkstone.models.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.inkstone.core.io.FormatException;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: a valid config or a FormatException that says something, never anything else. */
class HostileConfigTest {
    private static final long SEED = 20_260_101;

    private static List<byte[]> goodFiles() {
        List<DecoderConfig> configs = new ArrayList<>();
        configs.add(DecoderConfig.gpt2(300, 48, 2, 6, 64));
        DecoderConfig llama = DecoderConfig.llama(300, 48, 96, 2, 6, 3, 1024);
        configs.add(llama);
        configs.add(
                llama.toBuilder().rope(new Llama3Rope(500_000, 8, 1, 4, 256)).build());
        configs.add(llama.toBuilder().rope(new YarnRope(10_000, 4, 256)).build());
        configs.add(DecoderConfig.builder(Architecture.GEMMA3)
                .vocabularySize(300)
                .hiddenSize(48)
                .layers(2)
                .heads(6)
                .slidingWindow(8)
                .layerTypes(List.of(LayerType.SLIDING_ATTENTION, LayerType.FULL_ATTENTION))
                .rope(LayerType.FULL_ATTENTION, new LinearRope(1_000_000, 8))
                .build());
        return configs.stream()
                .map(c -> HuggingFaceConfig.toJson(c).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Returns whether the bytes were accepted. */
    private static boolean accepts(byte[] bytes, String what) {
        try {
            DecoderConfig config = HuggingFaceConfig.parse("bad.json", bytes);
            assertEquals(
                    config,
                    HuggingFaceConfig.parse("again", HuggingFaceConfig.toJson(config)),
                    () -> "an accepted config must survive writing: " + what);
            return true;
        } catch (FormatException e) {
            assertTrue(e.getMessage().startsWith("bad.json: ") && e.getMessage().length() < 600, e.getMessage());
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what + ": " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    @Test
    void everyTruncationIsRefused() {
        for (byte[] file : goodFiles()) {
            assertTrue(accepts(file, "whole"));
            for (int length = 0; length < file.length - 2; length++) {
                boolean accepted = accepts(Arrays.copyOf(file, length), "length " + length);
                assertEquals(false, accepted, "length " + length);
            }
        }
    }

    @Test
    void flippedBitsNeverEscape() {
        SplittableRandom random = new SplittableRandom(SEED);
        int refused = 0;
        int rounds = 0;
        for (byte[] file : goodFiles()) {
            for (int i = 0; i < 1500; i++) {
                byte[] bad = file.clone();
                for (int flips = 1 + i % 3; flips > 0; flips--) {
                    bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                }
                refused += accepts(bad, "seed " + SEED + " round " + i) ? 0 : 1;
                rounds++;
            }
        }
        assertTrue(refused > rounds / 2, "only " + refused + " of " + rounds + " refused");
    }

    @Test
    void everyKeyWithEveryWrongValue() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        List<String> values = List.of(
                "null",
                "true",
                "false",
                "\"\"",
                "\"1\"",
                "[]",
                "[1]",
                "{}",
                "{\"a\": 1}",
                "0",
                "-1",
                "1",
                "3",
                "0.5",
                "-0.0",
                "1e-320",
                "1e300",
                "1e999",
                "-1e999",
                "2147483647",
                "2147483648",
                "-2147483648",
                "9223372036854775807",
                "1234567890123456789012345678901234567890",
                "1000003",
                "65536");
        for (byte[] file : goodFiles()) {
            ObjectNode whole = (ObjectNode) mapper.readTree(file);
            List<String> keys = new ArrayList<>();
            whole.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                for (String value : values) {
                    ObjectNode bad = whole.deepCopy();
                    bad.set(key, mapper.readTree(value));
                    accepts(text(bad), key + " = " + value);
                    if (whole.get(key).isObject()) {
                        insideToo(mapper, whole, key, value);
                    }
                }
                ObjectNode without = whole.deepCopy();
                without.remove(key);
                accepts(text(without), "without " + key);
            }
        }
    }

    private static void insideToo(ObjectMapper mapper, ObjectNode whole, String key, String value) throws Exception {
        List<String> inner = new ArrayList<>();
        whole.get(key).fieldNames().forEachRemaining(inner::add);
        for (String name : inner) {
            ObjectNode bad = whole.deepCopy();
            ((ObjectNode) bad.get(key)).set(name, mapper.readTree(value));
            accepts(text(bad), key + "." + name + " = " + value);
        }
    }

    private static byte[] text(JsonNode node) {
        // toString writes infinite doubles as strings, which is one more wrong type.
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void deepNestingIsRefusedWithoutOverflow() {
        for (String open : List.of("[", "{\"a\":")) {
            for (int depth : new int[] {65, 1000, 200_000}) {
                String deep = "{\"model_type\": " + open.repeat(depth);
                assertRefused(deep, "");
                assertRefused(deep + "1" + (open.equals("[") ? "]" : "}").repeat(depth) + "}", "depth");
            }
        }
    }

    @Test
    void longNumbersAreRefused() {
        assertRefused("{\"vocab_size\": " + "9".repeat(2_000_000) + "}", "length");
        assertRefused("{\"model_type\": \"llama\", \"vocab_size\": " + "9".repeat(900) + "}", "");
        assertRefused("{\"model_type\": \"llama\", \"vocab_size\": 1e99999999999}", "");
    }

    @Test
    void duplicateKeysAreRefusedAndNamed() {
        assertRefused("{\"model_type\": \"llama\", \"model_type\": \"gpt2\"}", "model_type");
        assertRefused("{\"rope_scaling\": {\"factor\": 2, \"factor\": 4}}", "factor");
    }

    @Test
    void otherTextsAreRefused() {
        assertRefused("", "object");
        assertRefused(" \n", "object");
        assertRefused("[]", "object");
        assertRefused("null", "object");
        assertRefused("42", "object");
        assertRefused("\"llama\"", "object");
        assertRefused("{} {}", "");
        assertRefused("{\"a\": NaN}", "NaN");
        assertRefused("{\"a\": 1,}", "");
        assertRefused("{'a': 1}", "");
        assertRefused("{\"a\": 1 /* no */}", "");
        assertRefused("\uFEFF{}", "byte order mark");
        assertRefused("{\"a\": \"\u0000\"}", "");
    }

    @Test
    void otherEncodingsAreRefused() {
        assertTrue(refusal("{}".getBytes(StandardCharsets.UTF_16)).contains("UTF-8"));
        assertTrue(refusal(new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'})
                .contains("byte 2: must be UTF-8"));
        assertTrue(refusal(new byte[] {0, '{', 0, '}'}).contains("bad.json"));
    }

    @Test
    void hugeFilesAreRefused() {
        assertTrue(refusal(new byte[ConfigJson.MAX_BYTES + 1]).contains("at most 16777216 bytes"));
    }

    private static void assertRefused(String text, String part) {
        String message = refusal(text.getBytes(StandardCharsets.UTF_8));
        assertTrue(message.startsWith("bad.json: ") && message.contains(part) && message.length() < 600, message);
    }

    private static String refusal(byte[] bytes) {
        return assertThrows(FormatException.class, () -> HuggingFaceConfig.parse("bad.json", bytes))
                .getMessage();
    }
}
