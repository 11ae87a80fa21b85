package org.inkstone.models.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Writes the keys of a {@code config.json} by family. */
final class ConfigWriter {
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private final DecoderConfig config;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    ConfigWriter(DecoderConfig config) {
        this.config = config;
    }

    String toJson() {
        json.putArray("architectures").add(config.architecture().className());
        json.put("model_type", config.architecture().modelType());
        json.put("vocab_size", config.vocabularySize());
        if (config.architecture() == Architecture.GPT2) {
            gpt2();
        } else {
            llamaLike();
        }
        json.put("initializer_range", config.initializerRange());
        json.put("tie_word_embeddings", config.tiedEmbeddings());
        specialTokens();
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values must be writable", e);
        }
    }

    private void gpt2() {
        json.put("n_positions", config.maxPositions());
        json.put("n_embd", config.hiddenSize());
        json.put("n_layer", config.layers());
        json.put("n_head", config.attention().heads());
        json.put("n_inner", config.feedForward().intermediateSize());
        json.put("activation_function", activation());
        json.put("layer_norm_epsilon", config.normEpsilon());
        json.put("resid_pdrop", config.dropout().residual());
        json.put("embd_pdrop", config.dropout().embedding());
        json.put("attn_pdrop", config.dropout().attention());
        boolean scaled = config.attention().queryScalar() == config.attention().headDim();
        json.put("scale_attn_weights", scaled);
    }

    private void llamaLike() {
        Architecture architecture = config.architecture();
        AttentionConfig attention = config.attention();
        json.put("hidden_size", config.hiddenSize());
        json.put("intermediate_size", config.feedForward().intermediateSize());
        json.put("num_hidden_layers", config.layers());
        json.put("num_attention_heads", attention.heads());
        json.put("num_key_value_heads", attention.keyValueHeads());
        json.put("head_dim", attention.headDim());
        json.put("max_position_embeddings", config.maxPositions());
        json.put(architecture.normalizesAfterEachPart() ? "hidden_activation" : "hidden_act", activation());
        json.put("rms_norm_eps", config.normEpsilon());
        json.put("attention_dropout", config.dropout().attention());
        if (architecture != Architecture.MISTRAL && architecture != Architecture.QWEN2) {
            json.put("attention_bias", attention.inputBias());
        }
        if (architecture == Architecture.LLAMA) {
            json.put("mlp_bias", config.feedForward().bias());
        }
        if (architecture.normalizesAfterEachPart()) {
            json.put("query_pre_attn_scalar", attention.queryScalar());
            json.put("attn_logit_softcapping", attention.logitSoftCap());
            json.put("final_logit_softcapping", config.finalLogitSoftCap());
        }
        windows(architecture);
        rope(architecture);
    }

    private void windows(Architecture architecture) {
        if (architecture == Architecture.LLAMA || architecture == Architecture.GEMMA) {
            return;
        }
        boolean windowed = config.slidingWindow() > 0;
        // The library insists on a window in Gemma 2 and 3, even where layer_types leaves it unused.
        boolean stated = windowed || architecture.normalizesAfterEachPart();
        int window = windowed ? config.slidingWindow() : config.maxPositions();
        json.put("sliding_window", stated ? Integer.valueOf(window) : null);
        if (architecture == Architecture.MISTRAL) {
            return;
        }
        if (architecture == Architecture.QWEN2 || architecture == Architecture.QWEN3) {
            json.put("use_sliding_window", windowed);
        }
        ArrayNode types = json.putArray("layer_types");
        config.layerTypes().forEach(type -> types.add(type.key()));
    }

    private void rope(Architecture architecture) {
        if (architecture != Architecture.GEMMA3) {
            RopeParameters rope = config.rope(0);
            json.put("rope_theta", rope.theta());
            json.set("rope_scaling", scaling(rope));
            return;
        }
        ObjectNode parameters = json.putObject("rope_parameters");
        config.rope().forEach((type, rope) -> {
            ObjectNode inner = parameters.putObject(type.key());
            ObjectNode scaling = scaling(rope);
            if (scaling == null) {
                inner.put("rope_type", "default");
            } else {
                inner.setAll(scaling);
            }
            inner.put("rope_theta", rope.theta());
        });
    }

    /** Everything but the base; null for plain RoPE. */
    private static @Nullable ObjectNode scaling(RopeParameters rope) {
        ObjectNode scaling = JsonNodeFactory.instance.objectNode();
        scaling.put("rope_type", rope.ropeType());
        if (rope instanceof LinearRope linear) {
            scaling.put("factor", linear.factor());
        } else if (rope instanceof DynamicNtkRope dynamic) {
            scaling.put("factor", dynamic.factor());
        } else if (rope instanceof Llama3Rope llama3) {
            scaling.put("factor", llama3.factor());
            scaling.put("low_freq_factor", llama3.lowFrequencyFactor());
            scaling.put("high_freq_factor", llama3.highFrequencyFactor());
            scaling.put("original_max_position_embeddings", llama3.originalLength());
        } else if (rope instanceof YarnRope yarn) {
            scaling.put("factor", yarn.factor());
            scaling.put("original_max_position_embeddings", yarn.originalLength());
            if (yarn.statedAttentionFactor() != null) {
                scaling.put("attention_factor", yarn.statedAttentionFactor());
            }
            scaling.put("beta_fast", yarn.betaFast());
            scaling.put("beta_slow", yarn.betaSlow());
            if (yarn.mscale() != 0 || yarn.mscaleAllDim() != 0) {
                scaling.put("mscale", yarn.mscale());
                scaling.put("mscale_all_dim", yarn.mscaleAllDim());
            }
            scaling.put("truncate", yarn.truncate());
        } else {
            return null;
        }
        return scaling;
    }

    private String activation() {
        boolean gpt2 = config.architecture() == Architecture.GPT2;
        return switch (config.feedForward().activation()) {
            case GELU -> "gelu";
            case GELU_TANH -> gpt2 ? "gelu_new" : "gelu_pytorch_tanh";
            case SILU -> "silu";
        };
    }

    private void specialTokens() {
        SpecialTokens tokens = config.specialTokens();
        id("bos_token_id", tokens.begin());
        List<Integer> end = tokens.end();
        if (end.size() > 1) {
            ArrayNode ids = json.putArray("eos_token_id");
            end.forEach(ids::add);
        } else {
            id("eos_token_id", end.isEmpty() ? OptionalInt.empty() : OptionalInt.of(end.get(0)));
        }
        id("pad_token_id", tokens.pad());
    }

    private void id(String key, OptionalInt id) {
        json.put(key, id.isPresent() ? Integer.valueOf(id.getAsInt()) : null);
    }
}
