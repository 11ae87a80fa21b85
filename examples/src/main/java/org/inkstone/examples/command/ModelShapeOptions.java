package org.inkstone.examples.command;

import org.inkstone.models.config.Architecture;
import org.inkstone.models.config.DecoderConfig;
import org.inkstone.models.config.DropoutConfig;
import org.inkstone.models.config.SpecialTokens;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code train} that say what the model looks like; mixed into the command. */
final class ModelShapeOptions {
    /** The families that can be trained from scratch. */
    enum Family {
        gpt2,
        llama
    }

    @Option(
            names = "--architecture",
            defaultValue = "gpt2",
            paramLabel = "gpt2|llama",
            description = "gpt2: learned positions, LayerNorm, GELU, tied embeddings; llama: RoPE, RMSNorm, SwiGLU of"
                    + " 8/3 the width; default ${DEFAULT-VALUE}.")
    private Family architecture = Family.gpt2;

    @Option(names = "--layers", required = true, paramLabel = "L", description = "How many blocks.")
    private int layers;

    @Option(names = "--heads", required = true, paramLabel = "H", description = "Attention heads in each block.")
    private int heads;

    @Option(
            names = "--kv-heads",
            paramLabel = "K",
            description = "llama: key and value heads, a divisor of --heads; default --heads.")
    private @Nullable Integer keyValueHeads;

    @Option(
            names = "--width",
            required = true,
            paramLabel = "C",
            description = "Width of the residual stream, a multiple of --heads.")
    private int width;

    @Option(names = "--context", required = true, paramLabel = "T", description = "The longest text in tokens.")
    private int context;

    @Option(
            names = "--dropout",
            defaultValue = "0",
            paramLabel = "P",
            description = "gpt2: share of values dropped after the embedding and each part of a block, in [0, 1);"
                    + " default ${DEFAULT-VALUE}.")
    private double dropout;

    int width() {
        return width;
    }

    int context() {
        return context;
    }

    /** The model's configuration. */
    DecoderConfig config(int vocabularySize, int endOfText) {
        OptionRange.atLeast("--layers", layers, 1);
        OptionRange.atLeast("--heads", heads, 1);
        OptionRange.atLeast("--width", width, 1);
        OptionRange.atLeast("--context", context, 1);
        OptionRange.below("--dropout", dropout, 0, 1);
        if (width % heads != 0) {
            throw new IllegalArgumentException("--width must be a multiple of --heads " + heads + ", got " + width);
        }
        DecoderConfig config = architecture == Family.gpt2 ? gpt2(vocabularySize) : llama(vocabularySize);
        return config.toBuilder()
                .specialTokens(SpecialTokens.of(endOfText, endOfText))
                .build();
    }

    private DecoderConfig gpt2(int vocabularySize) {
        if (keyValueHeads != null) {
            throw new IllegalArgumentException("--kv-heads needs --architecture llama; gpt2 has as many as --heads");
        }
        return DecoderConfig.gpt2(vocabularySize, width, layers, heads, context).toBuilder()
                .dropout(new DropoutConfig(dropout, dropout, 0))
                .build();
    }

    private DecoderConfig llama(int vocabularySize) {
        if (dropout != 0) {
            throw new IllegalArgumentException("--dropout must be 0 with --architecture llama, got " + dropout);
        }
        int keys = keyValueHeads == null ? heads : keyValueHeads;
        if (keys < 1 || heads % keys != 0) {
            throw new IllegalArgumentException("--kv-heads must be a divisor of --heads " + heads + ", got " + keys);
        }
        if (width / heads % 2 != 0) {
            throw new IllegalArgumentException("--width must be an even multiple of --heads " + heads
                    + ", since llama rotates pairs, got " + width);
        }
        return DecoderConfig.builder(Architecture.LLAMA)
                .vocabularySize(vocabularySize)
                .hiddenSize(width)
                .intermediateSize(innerWidth(width))
                .layers(layers)
                .heads(heads)
                .keyValueHeads(keys)
                .maxPositions(context)
                .normEpsilon(1e-5)
                .build();
    }

    /** 8/3 of the width, rounded up to a multiple of 8: SwiGLU has three matrices where GELU has two. */
    private static int innerWidth(int width) {
        return Math.toIntExact((width * 8L / 3 + 7) / 8 * 8);
    }
}
