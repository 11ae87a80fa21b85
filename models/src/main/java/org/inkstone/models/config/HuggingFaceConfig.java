package org.inkstone.models.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inkstone.core.io.FormatException;

/**
 * Reads and writes {@code config.json} (模型配置文件) as the Hugging Face transformers library has it.
 *
 * <p>Keys that do not concern the mathematics are ignored. Those that do and are not supported (another
 * {@code model_type}, an unknown {@code rope_type}, {@code quantization_config}, …) are refused, since a model that
 * runs with the wrong mathematics is worse than one that does not load. A key that is absent takes the default that
 * transformers 5 gives it, but the sizes of the model must be stated.
 *
 * <p>Messages name file, key, what is allowed, and what was found:
 *
 * <pre>{@code
 * config.json: key "num_key_value_heads": must be a divisor of num_attention_heads 4, got 3
 * }</pre>
 */
public final class HuggingFaceConfig {
    /** The file's name in a model's folder. */
    public static final String FILE_NAME = "config.json";

    private HuggingFaceConfig() {}

    /**
     * Reads a config.
     *
     * @param path a {@code config.json}, or the folder that holds it; at most 16 MiB
     * @return the config
     * @throws FormatException if the file is no such config, or asks for what is not supported
     * @throws IOException if it cannot be read
     */
    public static DecoderConfig read(Path path) throws IOException {
        Path file = Files.isDirectory(path) ? path.resolve(FILE_NAME) : path;
        try (InputStream in = Files.newInputStream(file)) {
            return parse(file.toString(), in.readNBytes(ConfigJson.MAX_BYTES + 1));
        }
    }

    /**
     * Reads a config from memory.
     *
     * @param name how messages call it, usually the file's path
     * @param json the bytes of the file, in UTF-8, at most 16 MiB
     * @return the config
     * @throws FormatException if it is no such config, or asks for what is not supported
     */
    public static DecoderConfig parse(String name, byte[] json) throws FormatException {
        ConfigObject top = ConfigJson.parse(name, json);
        try {
            return new ConfigReader(top).read();
        } catch (IllegalArgumentException e) {
            throw new FormatException(name, "", String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Reads a config from a string.
     *
     * @param name how messages call it, usually the file's path
     * @param json the text of the file
     * @return the config
     * @throws FormatException if it is no such config, or asks for what is not supported
     */
    public static DecoderConfig parse(String name, String json) throws FormatException {
        return parse(name, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The text of a {@code config.json} that transformers 4 and 5 and {@link #parse} understand. RoPE is written in the
     * old place, {@code rope_theta} and {@code rope_scaling}, since every version reads that; only Gemma 3, which has
     * two, needs {@code rope_parameters}.
     *
     * @param config any config
     * @return indented JSON that ends in a line feed
     */
    public static String toJson(DecoderConfig config) {
        return new ConfigWriter(config).toJson();
    }
}
