package org.inkstone.models.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.inkstone.core.io.FormatException;

/**
 * Finds out which layers have a sliding window; each family says it in another way.
 *
 * <ul>
 *   <li>Mistral: all layers, if {@code sliding_window} is not null.
 *   <li>Qwen 2 and 3: layers from {@code max_window_layers} on, if {@code use_sliding_window} is true.
 *   <li>Gemma 2: every other layer, the first being windowed. Gemma 3: all but every sixth
 *       ({@code sliding_window_pattern}).
 *   <li>Qwen and Gemma files may list {@code layer_types} instead, which then decides.
 * </ul>
 */
final class LayerTypeReader {
    private static final int DEFAULT_WINDOW = 4096;

    private final ConfigObject top;
    private final Architecture architecture;
    private final int layers;

    LayerTypeReader(ConfigObject top, Architecture architecture, int layers) {
        this.top = top;
        this.architecture = architecture;
        this.layers = layers;
    }

    List<LayerType> layerTypes() throws FormatException {
        List<LayerType> computed = computed();
        if (!top.has("layer_types")) {
            return computed;
        }
        List<LayerType> listed = listed();
        boolean decides =
                switch (architecture) {
                    case QWEN2, QWEN3, GEMMA2, GEMMA3 -> true;
                    case GPT2, LLAMA, MISTRAL, GEMMA -> false;
                };
        if (!decides && !listed.equals(computed)) {
            throw top.mustBe("layer_types", computed.get(0).key() + " throughout for this " + architecture.modelType());
        }
        return listed;
    }

    /** The window, or 0 if no layer has one. */
    int slidingWindow(List<LayerType> layerTypes) throws FormatException {
        if (!layerTypes.contains(LayerType.SLIDING_ATTENTION)) {
            return 0;
        }
        if (!mayWindow()) {
            throw top.mustBe("use_sliding_window", "true, since layer_types names sliding_attention");
        }
        if (top.isNull("sliding_window")) {
            throw top.mustBe("sliding_window", "an integer of at least 1, since some layers have a sliding window");
        }
        return top.intOr("sliding_window", DEFAULT_WINDOW, 1);
    }

    private boolean mayWindow() throws FormatException {
        boolean qwen = architecture == Architecture.QWEN2 || architecture == Architecture.QWEN3;
        return !qwen || top.booleanOr("use_sliding_window", false);
    }

    private List<LayerType> computed() throws FormatException {
        boolean window = !top.isNull("sliding_window");
        int first =
                switch (architecture) {
                    case GPT2, LLAMA, GEMMA -> layers;
                    case MISTRAL -> window ? 0 : layers;
                    case QWEN2, QWEN3 -> window && mayWindow() ? top.intOr("max_window_layers", 28, 0) : layers;
                    case GEMMA2, GEMMA3 -> 0;
                };
        int pattern =
                switch (architecture) {
                    case GEMMA2 -> 2;
                    case GEMMA3 -> top.intOr("sliding_window_pattern", 6, 1);
                    case GPT2, LLAMA, MISTRAL, QWEN2, QWEN3, GEMMA -> Integer.MAX_VALUE;
                };
        return IntStream.range(0, layers)
                .mapToObj(i ->
                        i >= first && (i + 1) % pattern != 0 ? LayerType.SLIDING_ATTENTION : LayerType.FULL_ATTENTION)
                .toList();
    }

    private List<LayerType> listed() throws FormatException {
        JsonNode list = top.node().get("layer_types");
        if (!list.isArray() || list.size() != layers) {
            throw top.mustBe("layer_types", "a list with one entry per layer, " + layers);
        }
        List<LayerType> types = new ArrayList<>();
        for (JsonNode entry : list) {
            String name = entry.isTextual() ? entry.textValue() : "";
            if (name.equals(LayerType.FULL_ATTENTION.key())) {
                types.add(LayerType.FULL_ATTENTION);
            } else if (name.equals(LayerType.SLIDING_ATTENTION.key())) {
                types.add(LayerType.SLIDING_ATTENTION);
            } else {
                throw top.mustBe("layer_types", "a list of full_attention and sliding_attention");
            }
        }
        return types;
    }
}
