package org.inkstone.models.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecoderConfigTest {
    @Test
    void countsTheParametersOfPublishedModels() {
        // GPT-2 small: 124,439,808; Llama 2 7B: 6,738,415,616; Llama 3 8B: 8,030,261,248 (as their authors state).
        assertEquals(124_439_808L, DecoderConfig.gpt2(50_257, 768, 12, 12, 1024).parameterCount());
        assertEquals(
                6_738_415_616L,
                DecoderConfig.llama(32_000, 4096, 11_008, 32, 32, 32, 4096).parameterCount());
        assertEquals(
                8_030_261_248L,
                DecoderConfig.llama(128_256, 4096, 14_336, 32, 32, 8, 8192).parameterCount());
    }

    @Test
    void countsQwen2AndGemma2() {
        // Qwen2.5 0.5B: 494,032,768; Gemma 2 2B: 2,614,341,888; Qwen3 0.6B: 596,049,920.
        DecoderConfig qwen = DecoderConfig.builder(Architecture.QWEN2)
                .vocabularySize(151_936)
                .hiddenSize(896)
                .intermediateSize(4864)
                .layers(24)
                .heads(14)
                .keyValueHeads(2)
                .tiedEmbeddings(true)
                .build();
        assertEquals(494_032_768L, qwen.parameterCount());
        DecoderConfig gemma = DecoderConfig.builder(Architecture.GEMMA2)
                .vocabularySize(256_000)
                .hiddenSize(2304)
                .intermediateSize(9216)
                .layers(26)
                .heads(8)
                .keyValueHeads(4)
                .headDim(256)
                .build();
        assertEquals(2_614_341_888L, gemma.parameterCount());
        DecoderConfig qwen3 = DecoderConfig.builder(Architecture.QWEN3)
                .vocabularySize(151_936)
                .hiddenSize(1024)
                .intermediateSize(3072)
                .layers(28)
                .heads(16)
                .keyValueHeads(8)
                .headDim(128)
                .tiedEmbeddings(true)
                .build();
        assertEquals(596_049_920L, qwen3.parameterCount());
    }

    @Test
    void refusesContradictions() {
        assertMessage("heads must divide hiddenSize 50", () -> DecoderConfig.gpt2(10, 50, 1, 4, 8));
        assertMessage("keyValueHeads must divide heads 4, got 3", () -> DecoderConfig.llama(10, 64, 8, 1, 4, 3, 8));
        assertMessage("headDim must be positive and even", () -> DecoderConfig.llama(10, 12, 8, 1, 4, 4, 8));
        assertMessage("vocabularySize must be at least 1, got 0", () -> DecoderConfig.gpt2(0, 48, 1, 4, 8));
        assertMessage("layers must be set", () -> DecoderConfig.builder(Architecture.LLAMA)
                .hiddenSize(8)
                .heads(2)
                .build());
        DecoderConfig llama = DecoderConfig.llama(10, 64, 8, 2, 4, 2, 8);
        assertMessage(
                "layerTypes must be full attention",
                () -> llama.toBuilder().slidingWindow(4).build());
        assertMessage(
                "finalLogitSoftCap must be null",
                () -> llama.toBuilder().finalLogitSoftCap(30.0).build());
        assertMessage("biases must be", () -> llama.toBuilder().inputBias(true).build());
        assertMessage("one entry per layer", () -> llama.toBuilder()
                .layerTypes(List.of(LayerType.FULL_ATTENTION))
                .build());
        assertMessage(
                "trainedLength",
                () -> llama.toBuilder().rope(new DynamicNtkRope(10_000, 2, 9)).build());
        assertMessage("rope must be empty", () -> DecoderConfig.gpt2(10, 48, 1, 4, 8).toBuilder()
                .rope(new PlainRope(10_000))
                .build());
    }

    @Test
    void productsThatOverflowAreRefused() {
        int max = Integer.MAX_VALUE;
        assertMessage("hiddenSize must be at most", () -> DecoderConfig.gpt2(1, max - 1, 1, 65_538, 8));
        assertMessage("vocabularySize * hiddenSize", () -> DecoderConfig.gpt2(max, 65_536, 1, 1, 8));
        assertMessage("hiddenSize * intermediateSize", () -> DecoderConfig.gpt2(1, 65_536, 1, 1, 8));
        assertMessage("maxPositions * hiddenSize", () -> DecoderConfig.gpt2(1, 64, 1, 1, max));
        assertMessage("at most", () -> DecoderConfig.llama(max, 65_536, 1, 1, 1, 1, 8));
        assertMessage("headDim must be in", () -> DecoderConfig.llama(1, max - 1, 1, 1, 1, 1, 8));
        assertMessage("headDim must be in", () -> DecoderConfig.gpt2(1, max / 4, 1, 1, 8));
        assertMessage("heads * headDim", () -> DecoderConfig.builder(Architecture.QWEN3)
                .vocabularySize(1)
                .hiddenSize(1)
                .layers(1)
                .heads(max)
                .headDim(65_536)
                .build());
        // The wildest sizes that each check alone lets through.
        for (int size : new int[] {1, 46_340, 65_536, 1 << 30, max}) {
            for (int heads : new int[] {1, 2, 46_340, max}) {
                try {
                    assertTrue(DecoderConfig.llama(size, heads, size, 65_536, heads, 1, size)
                                    .parameterCount()
                            > 0);
                } catch (IllegalArgumentException e) {
                    assertTrue(e.getMessage().contains("must be"), e.getMessage());
                }
            }
        }
    }

    @Test
    void longerModelsKeepUniformLayers() {
        DecoderConfig config = DecoderConfig.llama(10, 64, 8, 2, 4, 2, 8);
        assertEquals(5, config.toBuilder().layers(5).build().layerTypes().size());
        assertThrows(IndexOutOfBoundsException.class, () -> config.rope(2));
        assertThrows(IllegalStateException.class, () -> DecoderConfig.gpt2(10, 48, 1, 4, 8)
                .rope(0));
    }

    private static void assertMessage(String part, Runnable maker) {
        String message =
                assertThrows(IllegalArgumentException.class, maker::run).getMessage();
        assertTrue(message.contains(part), message);
    }
}
