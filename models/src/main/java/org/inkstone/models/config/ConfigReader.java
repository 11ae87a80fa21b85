package org.inkstone.models.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inkstone.core.io.FormatException;
import org.jspecify.annotations.Nullable;

/** Reads the keys of a {@code config.json} by family. Each default is that of transformers 5.18. */
final class ConfigReader {
    private final ConfigObject top;

    ConfigReader(ConfigObject top) {
        this.top = top;
    }

    DecoderConfig read() throws FormatException {
        String known = Arrays.stream(Architecture.values())
                .map(Architecture::modelType)
                .collect(Collectors.joining(", "));
        Architecture architecture = Architecture.ofModelType(top.stringOr("model_type", ""))
                .orElseThrow(() -> top.mustBe("model_type", "one of " + known));
        refuseOtherMathematics();
        return architecture == Architecture.GPT2 ? gpt2() : llamaLike(architecture);
    }

    private void refuseOtherMathematics() throws FormatException {
        for (String key : List.of("quantization_config", "compression_config")) {
            if (top.has(key)) {
                throw top.mustBe(key, "absent or null: quantized weights are not supported");
            }
        }
        for (String key : List.of(
                "add_cross_attention",
                "is_encoder_decoder",
                "scale_attn_by_inverse_layer_idx",
                "use_bidirectional_attention")) {
            if (top.booleanOr(key, false)) {
                throw top.mustBe(key, "false or absent: it is not supported");
            }
        }
    }

    private DecoderConfig gpt2() throws FormatException {
        int hidden = aliased("n_embd", "hidden_size");
        int heads = aliased("n_head", "num_attention_heads");
        if (hidden % heads != 0) {
            throw top.mustBe(top.has("n_head") ? "n_head" : "num_attention_heads", "a divisor of n_embd " + hidden);
        }
        boolean positionsStated = top.has("n_positions") || top.has("max_position_embeddings");
        DecoderConfigBuilder builder = DecoderConfig.builder(Architecture.GPT2)
                .vocabularySize(top.requiredInt("vocab_size", 1))
                .hiddenSize(hidden)
                .layers(aliased("n_layer", "num_hidden_layers"))
                .heads(heads)
                .maxPositions(positionsStated ? aliased("n_positions", "max_position_embeddings") : 1024)
                .activation(activation("activation_function", "gelu_new"))
                .normEpsilon(top.positiveOr("layer_norm_epsilon", 1e-5))
                .dropout(new DropoutConfig(
                        top.unitOr("resid_pdrop", 0.1), top.unitOr("embd_pdrop", 0.1), top.unitOr("attn_pdrop", 0.1)))
                .tiedEmbeddings(top.booleanOr("tie_word_embeddings", true))
                .specialTokens(specialTokens(50256, 50256, null))
                .initializerRange(top.unitOr("initializer_range", 0.02));
        if (top.has("n_inner")) {
            builder.intermediateSize(top.requiredInt("n_inner", 1));
        }
        if (!top.booleanOr("scale_attn_weights", true)) {
            builder.queryScalar(1);
        }
        return builder.build();
    }

    private DecoderConfig llamaLike(Architecture architecture) throws FormatException {
        FamilyDefaults defaults = FamilyDefaults.of(architecture);
        int hidden = top.requiredInt("hidden_size", 1);
        int layers = layers();
        int heads = top.requiredInt("num_attention_heads", 1);
        int headDim = headDim(architecture, hidden, heads, defaults);
        int maxPositions = top.intOr("max_position_embeddings", defaults.maxPositions(), 1);
        boolean attentionBias = hasBiasKey(architecture) && top.booleanOr("attention_bias", false);
        boolean scalarStated = architecture.normalizesAfterEachPart();
        LayerTypeReader windows = new LayerTypeReader(top, architecture, layers);
        List<LayerType> layerTypes = windows.layerTypes();
        DecoderConfigBuilder builder = DecoderConfig.builder(architecture)
                .vocabularySize(top.requiredInt("vocab_size", 1))
                .hiddenSize(hidden)
                .layers(layers)
                .heads(heads)
                .keyValueHeads(keyValueHeads(heads, defaults))
                .headDim(headDim)
                .intermediateSize(top.requiredInt("intermediate_size", 1))
                .maxPositions(maxPositions)
                .inputBias(attentionBias || architecture == Architecture.QWEN2)
                .outputBias(attentionBias)
                .feedForwardBias(architecture == Architecture.LLAMA && top.booleanOr("mlp_bias", false))
                .queryScalar(scalarStated ? top.intOr("query_pre_attn_scalar", 256, 1) : headDim)
                .attentionLogitSoftCap(
                        scalarStated ? top.capOr("attn_logit_softcapping", defaults.attentionCap()) : null)
                .finalLogitSoftCap(scalarStated ? top.capOr("final_logit_softcapping", defaults.finalCap()) : null)
                .activation(llamaActivation(architecture, defaults))
                .normEpsilon(top.positiveOr("rms_norm_eps", 1e-6))
                .layerTypes(layerTypes)
                .slidingWindow(windows.slidingWindow(layerTypes))
                .dropout(new DropoutConfig(0, 0, top.unitOr("attention_dropout", 0)))
                .tiedEmbeddings(top.booleanOr("tie_word_embeddings", architecture.isGemma()))
                .specialTokens(specialTokens(defaults.begin(), defaults.end(), defaults.pad()))
                .initializerRange(top.unitOr("initializer_range", 0.02));
        for (Map.Entry<LayerType, RopeParameters> entry :
                new RopeReader(top, maxPositions).read(architecture).entrySet()) {
            builder.rope(entry.getKey(), entry.getValue());
        }
        return builder.build();
    }

    /** GPT-2 has two names for one thing. */
    private int aliased(String key, String alias) throws FormatException {
        if (top.has(key) && top.has(alias) && top.requiredInt(key, 1) != top.requiredInt(alias, 1)) {
            throw top.mustBe(alias, "equal to " + key + " " + top.requiredInt(key, 1) + ", since both mean the same");
        }
        return top.requiredInt(top.has(alias) && !top.has(key) ? alias : key, 1);
    }

    private int layers() throws FormatException {
        int layers = top.requiredInt("num_hidden_layers", 1);
        if (layers > DecoderConfig.MAX_LAYERS) {
            throw top.mustBe("num_hidden_layers", "an integer in [1, " + DecoderConfig.MAX_LAYERS + "]");
        }
        return layers;
    }

    private int headDim(Architecture architecture, int hidden, int heads, FamilyDefaults defaults)
            throws FormatException {
        boolean absent = !top.has("head_dim") && !top.isNull("head_dim");
        boolean derived = top.isNull("head_dim") || (absent && defaults.headDim() == null);
        if (hidden % heads != 0 && (derived || architecture.needsHeadsToDivideHiddenSize())) {
            throw top.mustBe("num_attention_heads", "a divisor of hidden_size " + hidden);
        }
        int headDim = derived
                ? hidden / heads
                : top.intOr("head_dim", defaults.headDim() == null ? 0 : defaults.headDim(), 1);
        if (headDim % 2 != 0 || headDim > AttentionConfig.MAX_HEAD_DIM) {
            String rule = "an even number in [2, " + AttentionConfig.MAX_HEAD_DIM + "] for RoPE";
            throw top.mustBe(
                    "head_dim", derived ? rule + " (hidden_size / num_attention_heads is " + headDim + ")" : rule);
        }
        return headDim;
    }

    private int keyValueHeads(int heads, FamilyDefaults defaults) throws FormatException {
        String key = "num_key_value_heads";
        Integer familyDefault = top.isNull(key) ? null : defaults.keyValueHeads();
        int keyValueHeads = top.intOr(key, familyDefault != null ? familyDefault : heads, 1);
        if (heads % keyValueHeads != 0) {
            String rule = "a divisor of num_attention_heads " + heads;
            throw top.mustBe(key, top.has(key) ? rule : rule + " (the default is " + keyValueHeads + ")");
        }
        return keyValueHeads;
    }

    private static boolean hasBiasKey(Architecture architecture) {
        return architecture != Architecture.MISTRAL && architecture != Architecture.QWEN2;
    }

    private Activation llamaActivation(Architecture architecture, FamilyDefaults defaults) throws FormatException {
        String key = architecture.normalizesAfterEachPart() ? "hidden_activation" : "hidden_act";
        Activation activation = activation(key, defaults.activation());
        // The first Gemma files say gelu and mean its tanh form.
        return architecture == Architecture.GEMMA && activation == Activation.GELU ? Activation.GELU_TANH : activation;
    }

    private Activation activation(String key, String absent) throws FormatException {
        return switch (top.stringOr(key, absent)) {
            case "gelu", "gelu_python" -> Activation.GELU;
            case "gelu_new", "gelu_pytorch_tanh", "gelu_python_tanh", "gelu_fast", "gelu_accurate" ->
                Activation.GELU_TANH;
            case "silu", "swish" -> Activation.SILU;
            default -> throw top.mustBe(key, "one of gelu, gelu_new, gelu_pytorch_tanh, silu");
        };
    }

    private SpecialTokens specialTokens(@Nullable Integer begin, @Nullable Integer end, @Nullable Integer pad)
            throws FormatException {
        return new SpecialTokens(top.id("bos_token_id", begin, false), endIds(end), top.id("pad_token_id", pad, true));
    }

    private List<Integer> endIds(@Nullable Integer absent) throws FormatException {
        String key = "eos_token_id";
        if (!top.has(key) || !top.node().get(key).isArray()) {
            return top.id(key, absent, false).stream().boxed().toList();
        }
        List<Integer> ids = new ArrayList<>();
        for (JsonNode id : top.node().get(key)) {
            if (!id.isIntegralNumber() || !id.canConvertToInt() || id.intValue() < 0) {
                throw top.mustBe(key, "an id of at least 0 or a list of such");
            }
            ids.add(id.intValue());
        }
        return ids;
    }
}
