package org.inkstone.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inkstone.models.config.DecoderConfig;
import org.inkstone.models.config.DropoutConfig;
import picocli.CommandLine.Option;

/** The sizes of a GPT-2, as options. */
final class DecoderSizes {
    @Option(names = "--layers", paramLabel = "L", defaultValue = "4", description = "{layers}; ${DEFAULT-VALUE}.")
    private int layers = 4;

    @Option(names = "--heads", paramLabel = "H", defaultValue = "4", description = "{heads}; ${DEFAULT-VALUE}.")
    private int heads = 4;

    @Option(names = "--width", paramLabel = "C", defaultValue = "256", description = "{width}; ${DEFAULT-VALUE}.")
    private int width = 256;

    @Option(
            names = "--context",
            paramLabel = "T",
            defaultValue = "256",
            description = "Positions, {context}; ${DEFAULT-VALUE}.")
    private int context = 256;

    @Option(
            names = "--vocab-size",
            paramLabel = "V",
            defaultValue = "4096",
            description = "{vocab-size}; ${DEFAULT-VALUE}.")
    private int vocabularySize = 4096;

    /** Without dropout. */
    DecoderConfig config() {
        return DecoderConfig.gpt2(vocabularySize, width, layers, heads, context).toBuilder()
                .dropout(DropoutConfig.NONE)
                .build();
    }

    /** The sizes under the names of their options. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("layers", layers);
        settings.put("heads", heads);
        settings.put("width", width);
        settings.put("context", context);
        settings.put("vocab-size", vocabularySize);
        return settings;
    }
}
