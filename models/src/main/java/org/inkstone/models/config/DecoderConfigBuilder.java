package org.inkstone.models.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what makes a {@link DecoderConfig}; what is not set takes the family's usual value.
 *
 * <p>Each setter returns this builder; {@link #build()} checks the ranges.
 *
 * <p>Not safe for several threads at once.
 */
public final class DecoderConfigBuilder {
    private final Architecture architecture;
    private final Map<LayerType, RopeParameters> rope = new EnumMap<>(LayerType.class);
    private @Nullable List<LayerType> layerTypes;
    private @Nullable Integer vocabularySize;
    private @Nullable Integer hiddenSize;
    private @Nullable Integer layers;
    private @Nullable Integer heads;
    private @Nullable Integer keyValueHeads;
    private @Nullable Integer headDim;
    private @Nullable Integer intermediateSize;
    private @Nullable Integer maxPositions;
    private boolean inputBias;
    private boolean outputBias;
    private boolean feedForwardBias;
    private @Nullable Integer queryScalar;
    private @Nullable Double attentionLogitSoftCap;
    private @Nullable Double finalLogitSoftCap;
    private Activation activation;
    private double normEpsilon;
    private int slidingWindow;
    private DropoutConfig dropout;
    private boolean tiedEmbeddings;
    private SpecialTokens specialTokens = SpecialTokens.NONE;
    private double initializerRange = 0.02;

    DecoderConfigBuilder(Architecture architecture) {
        boolean gpt2 = architecture == Architecture.GPT2;
        this.architecture = architecture;
        inputBias = gpt2 || architecture == Architecture.QWEN2;
        outputBias = gpt2;
        feedForwardBias = gpt2;
        activation = gpt2 || architecture.isGemma() ? Activation.GELU_TANH : Activation.SILU;
        normEpsilon = gpt2 ? 1e-5 : 1e-6;
        dropout = gpt2 ? new DropoutConfig(0.1, 0.1, 0) : DropoutConfig.NONE;
        tiedEmbeddings = gpt2 || architecture.isGemma();
    }

    DecoderConfigBuilder(DecoderConfig config) {
        this(config.architecture());
        vocabularySize = config.vocabularySize();
        hiddenSize = config.hiddenSize();
        layers = config.layers();
        maxPositions = config.maxPositions();
        heads = config.attention().heads();
        keyValueHeads = config.attention().keyValueHeads();
        headDim = config.attention().headDim();
        inputBias = config.attention().inputBias();
        outputBias = config.attention().outputBias();
        queryScalar = config.attention().queryScalar();
        attentionLogitSoftCap = config.attention().logitSoftCap();
        intermediateSize = config.feedForward().intermediateSize();
        activation = config.feedForward().activation();
        feedForwardBias = config.feedForward().bias();
        normEpsilon = config.normEpsilon();
        rope.putAll(config.rope());
        if (new HashSet<>(config.layerTypes()).size() > 1) { // else the default, which follows the number of layers
            layerTypes = config.layerTypes();
        }
        slidingWindow = config.slidingWindow();
        dropout = config.dropout();
        tiedEmbeddings = config.tiedEmbeddings();
        finalLogitSoftCap = config.finalLogitSoftCap();
        specialTokens = config.specialTokens();
        initializerRange = config.initializerRange();
    }

    /** Sets the rows of the embedding; must be set, at least 1. */
    public DecoderConfigBuilder vocabularySize(int vocabularySize) {
        this.vocabularySize = vocabularySize;
        return this;
    }

    /** Sets the width of the residual stream; must be set, at least 1. */
    public DecoderConfigBuilder hiddenSize(int hiddenSize) {
        this.hiddenSize = hiddenSize;
        return this;
    }

    /** Sets the number of blocks; must be set, in [1, {@value DecoderConfig#MAX_LAYERS}]. */
    public DecoderConfigBuilder layers(int layers) {
        this.layers = layers;
        return this;
    }

    /** Sets the query heads; must be set, at least 1. */
    public DecoderConfigBuilder heads(int heads) {
        this.heads = heads;
        return this;
    }

    /** Sets the key and value heads, a divisor of heads; default heads. */
    public DecoderConfigBuilder keyValueHeads(int keyValueHeads) {
        this.keyValueHeads = keyValueHeads;
        return this;
    }

    /** Sets the width of a head; default hiddenSize / heads, which then must have no remainder. */
    public DecoderConfigBuilder headDim(int headDim) {
        this.headDim = headDim;
        return this;
    }

    /** Sets the inner width of the feed-forward layer; default 4·hiddenSize. */
    public DecoderConfigBuilder intermediateSize(int intermediateSize) {
        this.intermediateSize = intermediateSize;
        return this;
    }

    /** Sets the longest text; default 1,024. */
    public DecoderConfigBuilder maxPositions(int maxPositions) {
        this.maxPositions = maxPositions;
        return this;
    }

    /** Sets whether query, key and value have biases; default true for GPT-2 and Qwen 2. */
    public DecoderConfigBuilder inputBias(boolean inputBias) {
        this.inputBias = inputBias;
        return this;
    }

    /** Sets whether the attention's output has a bias; default true for GPT-2. */
    public DecoderConfigBuilder outputBias(boolean outputBias) {
        this.outputBias = outputBias;
        return this;
    }

    /** Sets whether the feed-forward layer has biases; default true for GPT-2. */
    public DecoderConfigBuilder feedForwardBias(boolean feedForwardBias) {
        this.feedForwardBias = feedForwardBias;
        return this;
    }

    /** Sets what scores are divided by the root of, at least 1; default headDim. */
    public DecoderConfigBuilder queryScalar(int queryScalar) {
        this.queryScalar = queryScalar;
        return this;
    }

    /** Sets the cap on attention scores, or null for none; default none. */
    public DecoderConfigBuilder attentionLogitSoftCap(@Nullable Double attentionLogitSoftCap) {
        this.attentionLogitSoftCap = attentionLogitSoftCap;
        return this;
    }

    /** Sets the cap on the final logits, or null for none; default none. */
    public DecoderConfigBuilder finalLogitSoftCap(@Nullable Double finalLogitSoftCap) {
        this.finalLogitSoftCap = finalLogitSoftCap;
        return this;
    }

    /** Sets the activation; default SiLU, tanh GELU for GPT-2 and Gemma. */
    public DecoderConfigBuilder activation(Activation activation) {
        this.activation = activation;
        return this;
    }

    /** Sets what the norms add to the variance; default 1e-5 for GPT-2, 1e-6 for the others. */
    public DecoderConfigBuilder normEpsilon(double normEpsilon) {
        this.normEpsilon = normEpsilon;
        return this;
    }

    /** Sets the positions in the window of windowed layers; default 0, no window. */
    public DecoderConfigBuilder slidingWindow(int slidingWindow) {
        this.slidingWindow = slidingWindow;
        return this;
    }

    /** Sets the dropout rates; default 0.1 but 0 on attention weights for GPT-2, none for the others. */
    public DecoderConfigBuilder dropout(DropoutConfig dropout) {
        this.dropout = dropout;
        return this;
    }

    /** Sets whether the output matrix is the embedding; default true for GPT-2 and Gemma. */
    public DecoderConfigBuilder tiedEmbeddings(boolean tiedEmbeddings) {
        this.tiedEmbeddings = tiedEmbeddings;
        return this;
    }

    /** Sets begin, end and pad ids; default none. */
    public DecoderConfigBuilder specialTokens(SpecialTokens specialTokens) {
        this.specialTokens = specialTokens;
        return this;
    }

    /** Sets the standard deviation of fresh weights; default 0.02. */
    public DecoderConfigBuilder initializerRange(double initializerRange) {
        this.initializerRange = initializerRange;
        return this;
    }

    /**
     * Sets RoPE of all layers; default {@link PlainRope} with θ = 10,000.
     *
     * @param parameters the value
     * @return this
     */
    public DecoderConfigBuilder rope(RopeParameters parameters) {
        rope.clear();
        for (LayerType type : LayerType.values()) {
            rope.put(type, parameters);
        }
        return this;
    }

    /**
     * Sets RoPE of the layers of one type, as Gemma 3 has it.
     *
     * @param type the layers
     * @param parameters the value
     * @return this
     */
    public DecoderConfigBuilder rope(LayerType type, RopeParameters parameters) {
        rope.put(type, parameters);
        return this;
    }

    /**
     * Sets full or windowed attention per layer; default windowed if there is a sliding window, full otherwise.
     *
     * @param layerTypes one entry per layer
     * @return this
     */
    public DecoderConfigBuilder layerTypes(List<LayerType> layerTypes) {
        this.layerTypes = List.copyOf(layerTypes);
        return this;
    }

    /**
     * Makes the config.
     *
     * @return an immutable config
     * @throws IllegalArgumentException if a size is missing or out of range, or two contradict each other
     */
    public DecoderConfig build() {
        int hidden = Checks.inRange("hiddenSize", required("hiddenSize", hiddenSize), 1, Integer.MAX_VALUE);
        int queryHeads = Checks.inRange("heads", required("heads", heads), 1, Integer.MAX_VALUE);
        int depth = Checks.inRange("layers", required("layers", layers), 1, DecoderConfig.MAX_LAYERS);
        if (headDim == null && hidden % queryHeads != 0) {
            throw new IllegalArgumentException(
                    "heads must divide hiddenSize " + hidden + " unless headDim is set, got " + queryHeads);
        }
        int width = headDim != null ? headDim : hidden / queryHeads;
        AttentionConfig attention = new AttentionConfig(
                queryHeads,
                keyValueHeads != null ? keyValueHeads : queryHeads,
                width,
                inputBias,
                outputBias,
                queryScalar != null ? queryScalar : width,
                attentionLogitSoftCap);
        List<LayerType> types = layerTypes != null
                ? layerTypes
                : Collections.nCopies(
                        depth, slidingWindow > 0 ? LayerType.SLIDING_ATTENTION : LayerType.FULL_ATTENTION);
        return new DecoderConfig(
                architecture,
                required("vocabularySize", vocabularySize),
                hidden,
                depth,
                maxPositions != null ? maxPositions : 1024,
                attention,
                new FeedForwardConfig(innerSize(hidden), activation, feedForwardBias),
                normEpsilon,
                ropeOf(types),
                types,
                slidingWindow,
                dropout,
                tiedEmbeddings,
                finalLogitSoftCap,
                specialTokens,
                initializerRange);
    }

    private int innerSize(int hidden) {
        if (intermediateSize != null) {
            return intermediateSize;
        }
        if (hidden > Integer.MAX_VALUE / 4) {
            throw new IllegalArgumentException("hiddenSize must be at most " + Integer.MAX_VALUE / 4
                    + " unless intermediateSize is set, got " + hidden);
        }
        return 4 * hidden;
    }

    /** Only of the layer types in use, so that equal models have equal configs. */
    private Map<LayerType, RopeParameters> ropeOf(List<LayerType> types) {
        Map<LayerType, RopeParameters> used = new EnumMap<>(LayerType.class);
        if (architecture.usesRope()) {
            for (LayerType type : types) {
                used.put(type, rope.getOrDefault(type, new PlainRope(RopeParameters.DEFAULT_THETA)));
            }
        } else {
            used.putAll(rope);
        }
        return used;
    }

    private static int required(String name, @Nullable Integer value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " must be set");
        }
        return value;
    }
}
