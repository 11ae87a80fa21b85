package org.inkstone.models.config;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a family's {@code config.json} cannot say: such a config is refused, or it would not survive being written. */
final class FamilyRules {
    private FamilyRules() {}

    static void check(
            Architecture architecture,
            AttentionConfig attention,
            FeedForwardConfig feedForward,
            int maxPositions,
            Map<LayerType, RopeParameters> rope,
            List<LayerType> layerTypes,
            DropoutConfig dropout,
            @Nullable Double finalLogitSoftCap) {
        checkBiases(architecture, attention, feedForward);
        checkAttention(architecture, attention);
        boolean capped = architecture.normalizesAfterEachPart();
        require(capped || finalLogitSoftCap == null, architecture, "finalLogitSoftCap must be null", finalLogitSoftCap);
        boolean full = !layerTypes.contains(LayerType.SLIDING_ATTENTION);
        boolean uniform = new HashSet<>(layerTypes).size() == 1;
        boolean windowed =
                switch (architecture) {
                    case GPT2, LLAMA, GEMMA -> full;
                    case MISTRAL -> uniform;
                    case QWEN2, QWEN3, GEMMA2, GEMMA3 -> true;
                };
        require(windowed, architecture, layerRule(architecture), layerTypes);
        require(
                architecture == Architecture.GEMMA3 || new HashSet<>(rope.values()).size() <= 1,
                architecture,
                "rope must be the same in all layers",
                rope);
        require(
                architecture == Architecture.GPT2 || (dropout.residual() == 0 && dropout.embedding() == 0),
                architecture,
                "dropout must be on attention only",
                dropout);
        require(
                architecture != Architecture.GEMMA || feedForward.activation() != Activation.GELU,
                architecture,
                "activation must be GELU_TANH or SILU",
                feedForward.activation());
        for (RopeParameters parameters : rope.values()) {
            if (parameters instanceof DynamicNtkRope dynamic) {
                require(
                        dynamic.trainedLength() == maxPositions,
                        architecture,
                        "trainedLength of dynamic RoPE must be maxPositions " + maxPositions,
                        dynamic.trainedLength());
            }
        }
    }

    private static String layerRule(Architecture architecture) {
        return architecture == Architecture.MISTRAL
                ? "layerTypes must be the same for all layers"
                : "layerTypes must be full attention throughout";
    }

    private static void checkBiases(Architecture architecture, AttentionConfig attention, FeedForwardConfig inner) {
        boolean in = attention.inputBias();
        boolean out = attention.outputBias();
        boolean allowed =
                switch (architecture) {
                    case GPT2 -> in && out && inner.bias();
                    case LLAMA -> in == out;
                    case MISTRAL -> !in && !out && !inner.bias();
                    case QWEN2 -> in && !out && !inner.bias();
                    case QWEN3, GEMMA, GEMMA2, GEMMA3 -> in == out && !inner.bias();
                };
        String rule =
                switch (architecture) {
                    case GPT2 -> "all present";
                    case LLAMA -> "on all attention projections or none";
                    case MISTRAL -> "absent";
                    case QWEN2 -> "on query, key and value only";
                    case QWEN3, GEMMA, GEMMA2, GEMMA3 -> "on all attention projections or none, and absent elsewhere";
                };
        require(
                allowed,
                architecture,
                "biases must be " + rule,
                "inputBias " + in + ", outputBias " + out + ", feedForwardBias " + inner.bias());
    }

    private static void checkAttention(Architecture architecture, AttentionConfig attention) {
        boolean gemma = architecture.normalizesAfterEachPart();
        boolean unscaled = architecture == Architecture.GPT2 && attention.queryScalar() == 1;
        require(
                gemma || unscaled || attention.queryScalar() == attention.headDim(),
                architecture,
                "queryScalar must be headDim " + attention.headDim(),
                attention.queryScalar());
        require(
                gemma || attention.logitSoftCap() == null,
                architecture,
                "attentionLogitSoftCap must be null",
                attention.logitSoftCap());
    }

    private static void require(boolean condition, Architecture architecture, String rule, @Nullable Object value) {
        if (!condition) {
            throw new IllegalArgumentException(rule + " in " + architecture.modelType() + ", got " + value);
        }
    }
}
