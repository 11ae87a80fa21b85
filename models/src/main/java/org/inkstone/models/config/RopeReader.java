package org.inkstone.models.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import org.inkstone.core.io.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * Reads RoPE from a {@code config.json}, from the old place or the new one.
 *
 * <p>Old: {@code rope_theta} beside {@code rope_scaling}, whose type is called {@code type} or {@code rope_type}; Gemma 3
 * adds {@code rope_local_base_freq} for its windowed layers. New: {@code rope_parameters} with all of it, in Gemma 3
 * once per layer type. As in the reference, {@code rope_scaling} wins over {@code rope_parameters}, and a
 * {@code rope_theta} inside wins over the one at the top.
 */
final class RopeReader {
    private static final String ALLOWED = "one of default, linear, dynamic, llama3, yarn";
    private static final double GEMMA3_THETA = 1_000_000;

    private final ConfigObject top;
    private final int maxPositions;

    RopeReader(ConfigObject top, int maxPositions) {
        this.top = top;
        this.maxPositions = maxPositions;
    }

    Map<LayerType, RopeParameters> read(Architecture architecture) throws FormatException {
        checkWholeHeadTurns(top);
        Map<LayerType, RopeParameters> rope = new EnumMap<>(LayerType.class);
        if (architecture == Architecture.GEMMA3) {
            rope.put(LayerType.FULL_ATTENTION, parameters(gemmaFull(), top.doubleOr("rope_theta", GEMMA3_THETA)));
            rope.put(
                    LayerType.SLIDING_ATTENTION,
                    parameters(
                            gemmaPart(LayerType.SLIDING_ATTENTION),
                            top.doubleOr("rope_local_base_freq", RopeParameters.DEFAULT_THETA)));
            return rope;
        }
        ConfigObject scaling = top.objectOrNull("rope_scaling");
        ConfigObject chosen = scaling != null ? scaling : top.objectOrNull("rope_parameters");
        if (chosen != null) {
            for (LayerType type : LayerType.values()) {
                if (chosen.has(type.key())) {
                    throw chosen.mustBe(
                            type.key(), "absent: " + architecture.modelType() + " has one RoPE for all layers");
                }
            }
        }
        RopeParameters parameters = parameters(chosen, top.doubleOr("rope_theta", RopeParameters.DEFAULT_THETA));
        for (LayerType type : LayerType.values()) {
            rope.put(type, parameters);
        }
        return rope;
    }

    private @Nullable ConfigObject gemmaPart(LayerType type) throws FormatException {
        ConfigObject all = top.objectOrNull("rope_parameters");
        if (all == null) {
            return null;
        }
        if (all.has("rope_type") || all.has("type") || all.has("rope_theta") || all.has("factor")) {
            throw top.mustBe(
                    "rope_parameters", "an object with full_attention and sliding_attention inside for gemma3_text");
        }
        return all.objectOrNull(type.key());
    }

    private @Nullable ConfigObject gemmaFull() throws FormatException {
        ConfigObject full = gemmaPart(LayerType.FULL_ATTENTION);
        ConfigObject scaling = top.objectOrNull("rope_scaling");
        if (full == null || scaling == null) {
            return full != null ? full : scaling;
        }
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        merged.setAll((ObjectNode) full.node());
        merged.setAll((ObjectNode) scaling.node());
        return top.child("rope_scaling", merged);
    }

    private RopeParameters parameters(@Nullable ConfigObject scaling, double topTheta) throws FormatException {
        if (scaling == null) {
            return plain(top, topTheta);
        }
        checkWholeHeadTurns(scaling);
        double theta = scaling.doubleOr("rope_theta", topTheta);
        String key = scaling.has("rope_type") ? "rope_type" : "type";
        String type = scaling.stringOr(key, "default");
        try {
            return switch (type) {
                case "default" -> new PlainRope(theta);
                case "linear" -> new LinearRope(theta, factor(scaling, type));
                case "dynamic" -> new DynamicNtkRope(theta, factor(scaling, type), maxPositions);
                case "llama3" ->
                    new Llama3Rope(
                            theta,
                            factor(scaling, type),
                            number(scaling, "low_freq_factor", type),
                            number(scaling, "high_freq_factor", type),
                            originalLength(scaling));
                case "yarn" -> yarn(scaling, theta);
                default -> throw scaling.mustBe(key, ALLOWED);
            };
        } catch (IllegalArgumentException e) {
            throw scaling.wrong(e.getMessage() + " (rope_type " + type + ")");
        }
    }

    private static RopeParameters plain(ConfigObject top, double theta) throws FormatException {
        try {
            return new PlainRope(theta);
        } catch (IllegalArgumentException e) {
            throw top.mustBe("rope_theta", "at least 1 and finite in float32");
        }
    }

    private RopeParameters yarn(ConfigObject scaling, double theta) throws FormatException {
        int originalLength = originalLength(scaling);
        // A factor of null, unlike none at all, stands for the ratio of the lengths.
        double factor = scaling.isNull("factor") ? (double) maxPositions / originalLength : factor(scaling, "yarn");
        return new YarnRope(
                theta,
                factor,
                originalLength,
                scaling.has("attention_factor") ? Double.valueOf(number(scaling, "attention_factor", "yarn")) : null,
                scaling.doubleOr("beta_fast", YarnRope.DEFAULT_BETA_FAST),
                scaling.doubleOr("beta_slow", YarnRope.DEFAULT_BETA_SLOW),
                scaling.doubleOr("mscale", 0),
                scaling.doubleOr("mscale_all_dim", 0),
                scaling.booleanOr("truncate", true));
    }

    private static double factor(ConfigObject scaling, String type) throws FormatException {
        return scaling.requiredDouble("factor", "a number of at least 1 for rope_type " + type);
    }

    private static double number(ConfigObject scaling, String key, String type) throws FormatException {
        return scaling.requiredDouble(key, "a finite number for rope_type " + type);
    }

    private int originalLength(ConfigObject scaling) throws FormatException {
        String key = "original_max_position_embeddings";
        return top.has(key) ? top.requiredInt(key, 1) : scaling.intOr(key, maxPositions, 1);
    }

    private static void checkWholeHeadTurns(ConfigObject object) throws FormatException {
        if (object.doubleOr("partial_rotary_factor", 1) != 1) {
            throw object.mustBe("partial_rotary_factor", "1 or absent: rotating a part of each head is not supported");
        }
    }
}
