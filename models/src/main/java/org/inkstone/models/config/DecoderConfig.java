package org.inkstone.models.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that defines a decoder-only Transformer (仅解码器 Transformer) but its weights.
 *
 * <p>Sizes are checked against each other, so that a decoder can be built without further questions: heads divide,
 * RoPE has an even width, no weight exceeds a Java array, the total stays below {@link #MAX_PARAMETERS}. Immutable.
 *
 * <p>Make one with {@link #gpt2} or {@link #llama}, refine it through {@link #toBuilder()}, or read it from a model's
 * folder with {@link HuggingFaceConfig}.
 *
 * @param architecture the family
 * @param vocabularySize rows of the embedding, at least 1
 * @param hiddenSize width of the residual stream, at least 1
 * @param layers how many blocks, in [1, {@value #MAX_LAYERS}]
 * @param maxPositions longest text in tokens, at least 1
 * @param attention heads and their shape
 * @param feedForward the feed-forward layer
 * @param normEpsilon what the norms add to the variance, positive; 1e-5 in GPT-2 and Llama 2, 3
 * @param rope RoPE for each layer type in use; empty for learned positions (GPT-2)
 * @param layerTypes full or windowed attention, one entry per layer
 * @param slidingWindow positions in the window, at least 1; 0 if no layer has one
 * @param dropout rates for training
 * @param tiedEmbeddings whether the output matrix is the embedding
 * @param finalLogitSoftCap the cap c of c·tanh(logits/c), positive; null for none
 * @param specialTokens begin, end and pad ids
 * @param initializerRange standard deviation of fresh weights, in [0, 1]; 0.02 in all families
 * @book 模型架构
 */
public record DecoderConfig(
        Architecture architecture,
        int vocabularySize,
        int hiddenSize,
        int layers,
        int maxPositions,
        AttentionConfig attention,
        FeedForwardConfig feedForward,
        double normEpsilon,
        Map<LayerType, RopeParameters> rope,
        List<LayerType> layerTypes,
        int slidingWindow,
        DropoutConfig dropout,
        boolean tiedEmbeddings,
        @Nullable Double finalLogitSoftCap,
        SpecialTokens specialTokens,
        double initializerRange) {
    /** Most layers that a config may ask for. */
    public static final int MAX_LAYERS = 65_536;

    /** Most parameters that a config may ask for: 2⁴², about 4.4 trillion. */
    public static final long MAX_PARAMETERS = 1L << 42;

    public DecoderConfig {
        Checks.inRange("vocabularySize", vocabularySize, 1, Integer.MAX_VALUE);
        Checks.inRange("hiddenSize", hiddenSize, 1, Integer.MAX_VALUE);
        Checks.inRange("layers", layers, 1, MAX_LAYERS);
        Checks.inRange("maxPositions", maxPositions, 1, Integer.MAX_VALUE);
        Checks.positive("normEpsilon", normEpsilon);
        Checks.inRange("initializerRange", initializerRange, 0, 1);
        if (finalLogitSoftCap != null) {
            Checks.positive("finalLogitSoftCap", finalLogitSoftCap);
        }
        rope = rope.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(rope));
        layerTypes = List.copyOf(layerTypes);
        checkHeads(architecture, hiddenSize, attention);
        checkLayers(architecture, layers, layerTypes, slidingWindow, rope);
        for (RopeParameters parameters : rope.values()) {
            parameters.inverseFrequencies(attention.headDim()); // says what is wrong with an odd width
        }
        FamilyRules.check(
                architecture, attention, feedForward, maxPositions, rope, layerTypes, dropout, finalLogitSoftCap);
        ParameterCount.check(architecture, vocabularySize, hiddenSize, layers, maxPositions, attention, feedForward);
    }

    private static void checkHeads(Architecture architecture, int hiddenSize, AttentionConfig attention) {
        int heads = attention.heads();
        if (architecture.needsHeadsToDivideHiddenSize() && hiddenSize % heads != 0) {
            throw new IllegalArgumentException("heads must divide hiddenSize " + hiddenSize + " in "
                    + architecture.modelType() + ", got " + heads);
        }
        if (architecture == Architecture.GPT2
                && (attention.keyValueHeads() != heads || attention.headDim() != hiddenSize / heads)) {
            throw new IllegalArgumentException("keyValueHeads and headDim must be heads " + heads
                    + " and hiddenSize / heads " + hiddenSize / heads + " in gpt2, got " + attention.keyValueHeads()
                    + " and " + attention.headDim());
        }
    }

    private static void checkLayers(
            Architecture architecture,
            int layers,
            List<LayerType> types,
            int slidingWindow,
            Map<LayerType, RopeParameters> rope) {
        if (types.size() != layers) {
            throw new IllegalArgumentException(
                    "layerTypes must have one entry per layer, " + layers + ", got " + types.size());
        }
        Checks.inRange("slidingWindow", slidingWindow, 0, Integer.MAX_VALUE);
        Set<LayerType> used = new HashSet<>(types);
        if (used.contains(LayerType.SLIDING_ATTENTION) != (slidingWindow > 0)) {
            throw new IllegalArgumentException(
                    "slidingWindow must be at least 1 if a layer is windowed and 0 if none is, got " + slidingWindow
                            + " with layers " + used);
        }
        if (architecture.usesRope() && !rope.keySet().containsAll(used)) {
            throw new IllegalArgumentException("rope must cover the layer types " + used + ", got " + rope.keySet());
        }
        if (!architecture.usesRope() && !rope.isEmpty()) {
            throw new IllegalArgumentException(
                    "rope must be empty for " + architecture.modelType() + ", got " + rope.keySet());
        }
    }

    /**
     * GPT-2 for training from scratch: 4·hiddenSize inside, tanh GELU, dropout 0.1 but not on attention weights, tied
     * embeddings.
     *
     * @param vocabularySize at least 1; 50,257 in GPT-2
     * @param hiddenSize a multiple of {@code heads}; 768 in the small GPT-2
     * @param layers at least 1; 12 in the small GPT-2
     * @param heads at least 1; 12 in the small GPT-2
     * @param maxPositions longest text, at least 1; 1,024 in GPT-2
     * @return the config, without special tokens
     * @throws IllegalArgumentException if a size is out of range
     */
    public static DecoderConfig gpt2(int vocabularySize, int hiddenSize, int layers, int heads, int maxPositions) {
        return builder(Architecture.GPT2)
                .vocabularySize(vocabularySize)
                .hiddenSize(hiddenSize)
                .layers(layers)
                .heads(heads)
                .maxPositions(maxPositions)
                .build();
    }

    /**
     * Llama for training from scratch: RoPE with θ = 10,000, RMSNorm, SwiGLU, no biases, no dropout, own output matrix.
     *
     * @param vocabularySize at least 1; 32,000 in Llama 2
     * @param hiddenSize a multiple of {@code heads}, with an even quotient; 4,096 in Llama 2 7B
     * @param intermediateSize inner width, at least 1; 11,008 in Llama 2 7B, about 8/3·hiddenSize
     * @param layers at least 1; 32 in Llama 2 7B
     * @param heads at least 1; 32 in Llama 2 7B
     * @param keyValueHeads a divisor of {@code heads}; 32 in Llama 2 7B, 8 in Llama 3 8B
     * @param maxPositions longest text, at least 1; 4,096 in Llama 2
     * @return the config, without special tokens
     * @throws IllegalArgumentException if a size is out of range
     */
    public static DecoderConfig llama(
            int vocabularySize,
            int hiddenSize,
            int intermediateSize,
            int layers,
            int heads,
            int keyValueHeads,
            int maxPositions) {
        return builder(Architecture.LLAMA)
                .vocabularySize(vocabularySize)
                .hiddenSize(hiddenSize)
                .intermediateSize(intermediateSize)
                .layers(layers)
                .heads(heads)
                .keyValueHeads(keyValueHeads)
                .maxPositions(maxPositions)
                .normEpsilon(1e-5)
                .build();
    }

    /**
     * A builder with the usual values of a family; the sizes must be set.
     *
     * @param architecture the family
     * @return a fresh builder
     */
    public static DecoderConfigBuilder builder(Architecture architecture) {
        return new DecoderConfigBuilder(architecture);
    }

    /**
     * A builder that starts from this config.
     *
     * @return a fresh builder; its {@code build()} returns an equal config if nothing is changed
     */
    public DecoderConfigBuilder toBuilder() {
        return new DecoderConfigBuilder(this);
    }

    /**
     * RoPE of a layer.
     *
     * @param layer 0 … layers − 1
     * @return its parameters
     * @throws IllegalStateException if the family has learned positions
     * @throws IndexOutOfBoundsException if there is no such layer
     */
    public RopeParameters rope(int layer) {
        RopeParameters parameters = rope.get(layerTypes.get(layer));
        if (parameters == null) {
            throw new IllegalStateException(architecture.modelType() + " has learned positions, not RoPE");
        }
        return parameters;
    }

    /**
     * What token embeddings are multiplied by.
     *
     * @return √hiddenSize for Gemma, 1 otherwise
     */
    public double embeddingScale() {
        return architecture.isGemma() ? Math.sqrt(hiddenSize) : 1;
    }

    /**
     * How many numbers the weights consist of; a tied output matrix counts once.
     *
     * @return at most about {@link #MAX_PARAMETERS}
     */
    public long parameterCount() {
        return ParameterCount.of(this);
    }
}
