package org.inkstone.models.decoder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.tensor.Shape;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.config.Architecture;
import org.inkstone.models.config.AttentionConfig;
import org.inkstone.models.config.DecoderConfig;
import org.inkstone.models.config.DynamicNtkRope;

/**
 * Which weights a decoder has: their Hugging Face names, shapes and first values.
 *
 * <p>GPT-2 stores matrices as [in, out], Llama and its kin as [out, in].
 */
public final class DecoderWeights {
    private DecoderWeights() {}

    /**
     * Names and shapes of all weights.
     *
     * @param config what defines the decoder
     * @return in the order of the computation; without an output matrix if it is tied to the embedding
     */
    public static Map<String, Shape> shapes(DecoderConfig config) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        ParameterNames names = ParameterNames.of(config);
        int width = config.hiddenSize();
        shapes.put(names.embedding(), Shape.of(config.vocabularySize(), width));
        boolean gpt2 = config.architecture() == Architecture.GPT2;
        if (gpt2) {
            shapes.put(names.positions(), Shape.of(config.maxPositions(), width));
        }
        for (int i = 0; i < config.layers(); i++) {
            if (gpt2) {
                gpt2Layer(shapes, names.layer(i), config);
            } else {
                llamaLayer(shapes, names.layer(i), config);
            }
        }
        norm(shapes, names.finalNorm(), width, gpt2);
        if (!config.tiedEmbeddings()) {
            shapes.put(names.head(), Shape.of(config.vocabularySize(), width));
        }
        return shapes;
    }

    private static void gpt2Layer(Map<String, Shape> shapes, String prefix, DecoderConfig config) {
        int width = config.hiddenSize();
        int inner = config.feedForward().intermediateSize();
        norm(shapes, prefix + "ln_1", width, true);
        linear(shapes, prefix + "attn.c_attn", Shape.of(width, 3 * width), true, 3 * width);
        linear(shapes, prefix + "attn.c_proj", Shape.of(width, width), true, width);
        norm(shapes, prefix + "ln_2", width, true);
        linear(shapes, prefix + "mlp.c_fc", Shape.of(width, inner), true, inner);
        linear(shapes, prefix + "mlp.c_proj", Shape.of(inner, width), true, width);
    }

    private static void llamaLayer(Map<String, Shape> shapes, String prefix, DecoderConfig config) {
        AttentionConfig attention = config.attention();
        int width = config.hiddenSize();
        int inner = config.feedForward().intermediateSize();
        int query = attention.queryWidth();
        int key = attention.keyValueWidth();
        boolean feedForwardBias = config.feedForward().bias();
        norm(shapes, prefix + "input_layernorm", width, false);
        linear(shapes, prefix + "self_attn.q_proj", Shape.of(query, width), attention.inputBias(), query);
        linear(shapes, prefix + "self_attn.k_proj", Shape.of(key, width), attention.inputBias(), key);
        linear(shapes, prefix + "self_attn.v_proj", Shape.of(key, width), attention.inputBias(), key);
        linear(shapes, prefix + "self_attn.o_proj", Shape.of(width, query), attention.outputBias(), width);
        if (config.architecture().normalizesQueryAndKey()) {
            norm(shapes, prefix + "self_attn.q_norm", attention.headDim(), false);
            norm(shapes, prefix + "self_attn.k_norm", attention.headDim(), false);
        }
        norm(shapes, prefix + "post_attention_layernorm", width, false);
        linear(shapes, prefix + "mlp.gate_proj", Shape.of(inner, width), feedForwardBias, inner);
        linear(shapes, prefix + "mlp.up_proj", Shape.of(inner, width), feedForwardBias, inner);
        linear(shapes, prefix + "mlp.down_proj", Shape.of(width, inner), feedForwardBias, width);
    }

    private static void linear(Map<String, Shape> shapes, String name, Shape weight, boolean bias, int out) {
        shapes.put(name + ".weight", weight);
        if (bias) {
            shapes.put(name + ".bias", Shape.of(out));
        }
    }

    private static void norm(Map<String, Shape> shapes, String name, int width, boolean bias) {
        linear(shapes, name, Shape.of(width), bias, width);
    }

    static Map<String, Tensor> initialize(DecoderConfig config, TensorBackend backend, long seed) {
        requireSupported(config);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double residual = 1 / Math.sqrt(2.0 * config.layers());
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        shapes(config).forEach((name, shape) -> {
            float[] values = new float[shape.size()];
            if (shape.rank() == 2) {
                double deviation = config.initializerRange() * (name.endsWith("c_proj.weight") ? residual : 1);
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (deviation * random.nextGaussian());
                }
            } else if (name.endsWith(".weight")) {
                java.util.Arrays.fill(values, 1);
            }
            parameters.put(name, Tensor.of(backend, shape, values).track());
        });
        return parameters;
    }

    static void requireSupported(DecoderConfig config) {
        if (config.architecture().isGemma()) {
            throw new IllegalArgumentException("architecture must be one of gpt2, llama, mistral, qwen2 and qwen3 to be"
                    + " run, got " + config.architecture().modelType());
        }
        if (config.rope().values().stream().anyMatch(DynamicNtkRope.class::isInstance)) {
            throw new IllegalArgumentException("rope_type must not be dynamic to be run: its angles change with the"
                    + " length of the text, which a key-value cache cannot follow");
        }
    }

    static void check(DecoderConfig config, Map<String, Tensor> parameters) {
        Map<String, Shape> shapes = shapes(config);
        shapes.forEach((name, shape) -> {
            Tensor tensor = parameters.get(name);
            if (tensor == null) {
                throw new IllegalArgumentException("the weight " + name + " " + shape + " is missing");
            }
            if (!tensor.shape().equals(shape)) {
                throw new IllegalArgumentException(
                        "the weight " + name + " must have shape " + shape + ", got " + tensor.shape());
            }
        });
        for (String name : parameters.keySet()) {
            if (!shapes.containsKey(name)) {
                throw new IllegalArgumentException("the weight " + name + " is not known to "
                        + config.architecture().modelType());
            }
        }
    }
}
