package org.inkstone.models.decoder;

import org.inkstone.models.config.Architecture;
import org.inkstone.models.config.DecoderConfig;

/** The names that Hugging Face gives to weights. */
record ParameterNames(
        String embedding, String positions, String layer, String finalNorm, String head, String optionalPrefix) {
    private static final ParameterNames GPT2 = new ParameterNames(
            "transformer.wte.weight",
            "transformer.wpe.weight",
            "transformer.h.",
            "transformer.ln_f",
            "lm_head.weight",
            "transformer.");
    private static final ParameterNames LLAMA = new ParameterNames(
            "model.embed_tokens.weight", "", "model.layers.", "model.norm", "lm_head.weight", "model.");

    static ParameterNames of(DecoderConfig config) {
        return config.architecture() == Architecture.GPT2 ? GPT2 : LLAMA;
    }

    /** The beginning of the names of a layer, such as {@code "model.layers.3."}. */
    String layer(int index) {
        return layer + index + ".";
    }
}
