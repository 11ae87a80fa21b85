package org.inkstone.models.decoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.core.io.FormatException;
import org.inkstone.core.model.LanguageModelSession;
import org.inkstone.core.tensor.Tape;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.config.DecoderConfig;
import org.inkstone.models.config.DropoutConfig;
import org.inkstone.models.config.HuggingFaceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CausalDecoderTest {
    private static final Path GOLDEN = Path.of("src/test/golden/decoder");

    static Stream<String> models() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.map(p -> p.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static CausalDecoder load(String name) throws IOException {
        return HuggingFaceModel.load(GOLDEN.resolve(name), JavaBackend.INSTANCE);
    }

    @ParameterizedTest
    @MethodSource("models")
    void logitsEqualTransformers(String name) throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(GOLDEN.resolve(name).resolve("expected.json").toFile());
        int[] ids = ints(expected.get("ids"));
        try (var scope = JavaBackend.INSTANCE.openScope()) {
            float[] logits = load(name).logits(ids, 2).toArray();
            JsonNode values = expected.get("logits");
            assertEquals(values.size(), logits.length);
            for (int i = 0; i < logits.length; i++) {
                assertEquals(values.get(i).floatValue(), logits[i], 1e-4, "logit " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void sessionsGiveTheSameLogits(String name) throws IOException {
        CausalDecoder model = load(name);
        int[] ids = {3, 1, 4, 1, 5, 9, 2, 6};
        float[][] whole = new float[ids.length][];
        try (var scope = JavaBackend.INSTANCE.openScope()) {
            float[] all = model.logits(ids, 1).toArray();
            int v = model.vocabularySize();
            for (int i = 0; i < ids.length; i++) {
                whole[i] = Arrays.copyOfRange(all, i * v, (i + 1) * v);
            }
        }
        try (LanguageModelSession session = model.newSession()) {
            session.append(ids[0], ids[1], ids[2]);
            assertArrayEquals(whole[2], session.nextTokenLogits(), 1e-5f);
            session.append(ids[3]);
            assertArrayEquals(whole[3], session.nextTokenLogits(), 1e-5f);
            try (LanguageModelSession fork = session.fork()) {
                fork.append(7, 7, 7);
                session.append(ids[4], ids[5]);
                assertArrayEquals(whole[5], session.nextTokenLogits(), 1e-5f);
                fork.rollback(4);
                assertArrayEquals(whole[3], fork.nextTokenLogits(), 1e-5f);
                fork.append(ids[4]);
                assertArrayEquals(whole[4], fork.nextTokenLogits(), 1e-5f);
            }
            session.append(ids[6], ids[7]);
            assertArrayEquals(whole[7], session.nextTokenLogits(), 1e-5f);
            assertEquals(8, session.length());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void savedModelsComeBack(String name, @TempDir Path folder) throws IOException {
        CausalDecoder model = load(name);
        HuggingFaceModel.save(model, folder);
        CausalDecoder again = HuggingFaceModel.load(folder, JavaBackend.INSTANCE);
        assertEquals(model.config(), again.config());
        model.parameters()
                .forEach((key, tensor) -> assertArrayEquals(
                        tensor.toArray(),
                        java.util.Objects.requireNonNull(again.parameters().get(key))
                                .toArray(),
                        key));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyWeightGetsItsGradient(String name) throws IOException {
        CausalDecoder model = load(name);
        int[] ids = {3, 1, 4, 1, 5, 9, 2, 6};
        int[] targets = {1, 4, 1, 5, 9, 2, 6, 5};
        try (Tape tape = Tape.open(JavaBackend.INSTANCE)) {
            tape.backward(model.logits(ids, 1).crossEntropy(targets, -1).mean());
        }
        for (Map.Entry<String, Tensor> entry : model.parameters().entrySet()) {
            Tensor weight = entry.getValue();
            float[] values = weight.toArray();
            float[] gradient = weight.gradient().toArray();
            int at = largest(gradient);
            float kept = values[at];
            values[at] = kept + 0x1p-11f;
            double above = loss(model, ids, targets, weight, values);
            values[at] = kept - 0x1p-11f;
            double below = loss(model, ids, targets, weight, values);
            values[at] = kept;
            weight.assign(values);
            double quotient = (above - below) * 0x1p10;
            assertEquals(quotient, gradient[at], 1e-4 * Math.max(1, Math.abs(quotient)), entry.getKey());
        }
    }

    private static int largest(float[] values) {
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            at = Math.abs(values[i]) > Math.abs(values[at]) ? i : at;
        }
        return at;
    }

    private static double loss(CausalDecoder model, int[] ids, int[] targets, Tensor weight, float[] values) {
        weight.assign(values);
        try (var scope = JavaBackend.INSTANCE.openScope()) {
            return model.logits(ids, 1).crossEntropy(targets, -1).mean().item();
        }
    }

    @Test
    void dropoutIsASeededMask() {
        DecoderConfig config = DecoderConfig.gpt2(13, 8, 1, 2, 6).toBuilder()
                .dropout(new DropoutConfig(0.5, 0.5, 0))
                .build();
        CausalDecoder model = CausalDecoder.initialize(config, JavaBackend.INSTANCE, 1);
        int[] ids = {1, 2, 3};
        try (var scope = JavaBackend.INSTANCE.openScope()) {
            float[] once = model.trainingLogits(ids, 1, 5).toArray();
            assertArrayEquals(once, model.trainingLogits(ids, 1, 5).toArray());
            assertTrue(!Arrays.equals(once, model.trainingLogits(ids, 1, 6_000).toArray()));
            assertTrue(!Arrays.equals(once, model.logits(ids, 1).toArray()));
        }
    }

    @Test
    void attentionMapsAreCausalDistributions() throws IOException {
        float[][][][] maps = load("llama").attentionMaps(1, 2, 3, 4);
        assertEquals(2, maps.length);
        assertEquals(4, maps[0].length);
        for (float[] row : maps[1][3]) {
            double sum = 0;
            for (float p : row) {
                sum += p;
            }
            assertEquals(1, sum, 1e-6);
        }
        assertEquals(1, maps[0][0][0][0]);
        assertEquals(0, maps[0][0][1][2]);
    }

    @Test
    void aMissingWeightIsNamed(@TempDir Path folder) throws IOException {
        CausalDecoder model = load("llama");
        Map<String, Tensor> fewer = new LinkedHashMap<>(model.parameters());
        fewer.remove("model.layers.1.mlp.up_proj.weight");
        IllegalArgumentException missing = assertThrows(
                IllegalArgumentException.class, () -> new CausalDecoder(model.config(), model.backend(), fewer));
        assertEquals("the weight model.layers.1.mlp.up_proj.weight [24, 16] is missing", missing.getMessage());

        HuggingFaceModel.save(load("qwen2"), folder);
        String config = Files.readString(folder.resolve(HuggingFaceConfig.FILE_NAME));
        Files.writeString(
                folder.resolve(HuggingFaceConfig.FILE_NAME),
                config.replace("\"tie_word_embeddings\" : true", "\"tie_word_embeddings\" : false"));
        FormatException untied =
                assertThrows(FormatException.class, () -> HuggingFaceModel.load(folder, JavaBackend.INSTANCE));
        assertTrue(String.valueOf(untied.getMessage()).contains("lm_head.weight"), untied.getMessage());
    }

    @Test
    void badTokensAreRefused() throws IOException {
        CausalDecoder model = load("gpt2");
        try (LanguageModelSession session = model.newSession()) {
            assertThrows(IllegalStateException.class, session::nextTokenLogits);
            assertThrows(IllegalArgumentException.class, () -> session.append(31));
            assertThrows(IllegalArgumentException.class, () -> session.append(-1));
            session.append(new int[24]);
            String full = assertThrows(IllegalStateException.class, () -> session.append(1))
                    .getMessage();
            assertEquals("the context holds 24 tokens; 24 are taken and 1 more do not fit", full);
            assertThrows(IllegalArgumentException.class, () -> session.rollback(25));
            session.close();
            assertThrows(IllegalStateException.class, () -> session.append(1));
        }
        assertThrows(IllegalArgumentException.class, () -> model.logits(new int[3], 2));
        assertThrows(IllegalArgumentException.class, () -> model.logits(new int[25], 1));
    }

    private static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).intValue();
        }
        return values;
    }
}
