package org.inkstone.models.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RopeParametersTest {
    /** Rows of golden/config/rope.json, which rope_golden.py beside it wrote. */
    static Stream<JsonNode> golden() throws Exception {
        JsonNode rows = new ObjectMapper()
                .readTree(
                        Path.of("src", "test", "golden", "config", "rope.json").toFile());
        return StreamSupport.stream(rows.spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void equalsTheReference(JsonNode row) throws Exception {
        int headDim = row.get("head_dim").intValue();
        String json =
                """
                {"model_type": "llama", "vocab_size": 10, "hidden_size": %d, "intermediate_size": 8,
                 "num_hidden_layers": 1, "num_attention_heads": 2, "max_position_embeddings": %d,
                 "rope_theta": %s, "rope_scaling": %s}"""
                        .formatted(
                                2 * headDim,
                                row.get("max_position_embeddings").intValue(),
                                row.get("rope_theta"),
                                row.get("rope_scaling"));
        RopeParameters rope = HuggingFaceConfig.parse("golden", json).rope(0);

        assertSame(row.get("inv_freq"), rope.inverseFrequencies(headDim));
        assertEquals(row.get("attention_factor").doubleValue(), rope.attentionFactor(), 1e-15);
        if (row.has("inv_freq_50000")) {
            assertSame(row.get("inv_freq_50000"), rope.inverseFrequencies(headDim, 50_000));
        }
    }

    private static void assertSame(JsonNode expected, float[] actual) {
        float[] values = new float[expected.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = expected.get(i).floatValue();
        }
        assertArrayEquals(values, actual);
    }

    @Test
    void plainByHand() {
        // d = 4, θ = 100: θ^0 = 1, θ^(−1/2) = 1/10.
        assertArrayEquals(new float[] {1f, 0.1f}, new PlainRope(100).inverseFrequencies(4));
        assertArrayEquals(new float[] {0.25f, 0.025f}, new LinearRope(100, 4).inverseFrequencies(4));
    }

    @Test
    void dynamicChangesNothingUpToTheTrainedLength() {
        DynamicNtkRope rope = new DynamicNtkRope(10_000, 2, 512);
        float[] plain = new PlainRope(10_000).inverseFrequencies(64);
        assertArrayEquals(plain, rope.inverseFrequencies(64));
        assertArrayEquals(plain, rope.inverseFrequencies(64, 512));
        float[] longer = rope.inverseFrequencies(64, 1024);
        assertEquals(1f, longer[0]);
        // The slowest pair: stretch 2·1024/512 − 1 = 3, so its frequency falls to a third.
        assertEquals(plain[31] / 3, longer[31], 1e-10);
    }

    @Test
    void llama3KeepsFastPairsAndSlowsSlowOnes() {
        Llama3Rope rope = new Llama3Rope(500_000, 8, 1, 4, 8192);
        float[] plain = new PlainRope(500_000).inverseFrequencies(128);
        float[] scaled = rope.inverseFrequencies(128);
        for (int i = 0; i < 64; i++) {
            double wavelength = 2 * Math.PI / plain[i];
            if (wavelength < 2048) {
                assertEquals(plain[i], scaled[i]);
            } else if (wavelength > 8192) {
                assertEquals(plain[i] / 8, scaled[i]);
            } else {
                assertTrue(scaled[i] < plain[i] && scaled[i] > plain[i] / 8, "pair " + i);
            }
        }
    }

    @Test
    void attentionFactorOfYarn() {
        assertEquals(0.1 * Math.log(16) + 1, new YarnRope(10_000, 16, 4096).attentionFactor(), 1e-15);
        assertEquals(1, new YarnRope(10_000, 1, 4096).attentionFactor());
        assertEquals(2.5, new YarnRope(10_000, 16, 4096, 2.5, 32, 1, 1, 1, true).attentionFactor());
        assertEquals(1, new YarnRope(10_000, 16, 4096, null, 32, 1, 0.7, 0.7, true).attentionFactor());
        assertEquals(1, new Llama3Rope(500_000, 8, 1, 4, 8192).attentionFactor());
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 0, 1, 7})
    void refusesOddWidths(int headDim) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new PlainRope(10_000).inverseFrequencies(headDim))
                .getMessage();
        assertEquals("headDim must be positive and even for RoPE, got " + headDim, message);
    }

    @Test
    void refusesNumbersWithoutMeaning() {
        for (double bad : new double[] {0, -1, 0.5, Double.NaN, Double.POSITIVE_INFINITY, 1e39}) {
            assertThrows(IllegalArgumentException.class, () -> new PlainRope(bad));
            assertThrows(IllegalArgumentException.class, () -> new LinearRope(10_000, bad));
            assertThrows(IllegalArgumentException.class, () -> new DynamicNtkRope(10_000, bad, 10));
            assertThrows(IllegalArgumentException.class, () -> new Llama3Rope(10_000, bad, 1, 4, 10));
            assertThrows(IllegalArgumentException.class, () -> new YarnRope(10_000, bad, 10));
        }
        assertThrows(IllegalArgumentException.class, () -> new Llama3Rope(10_000, 8, 4, 4, 10));
        assertThrows(IllegalArgumentException.class, () -> new Llama3Rope(10_000, 8, 1, 4, 0));
        assertThrows(IllegalArgumentException.class, () -> new YarnRope(1, 8, 10));
        assertThrows(IllegalArgumentException.class, () -> new YarnRope(10_000, 8, 10, null, 1, 2, 0, 0, true));
        assertThrows(IllegalArgumentException.class, () -> new DynamicNtkRope(10_000, 2, 10).inverseFrequencies(2));
    }
}
