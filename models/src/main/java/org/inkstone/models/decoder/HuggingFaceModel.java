package org.inkstone.models.decoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.io.AtomicFiles;
import org.inkstone.core.io.FormatException;
import org.inkstone.core.safetensors.DType;
import org.inkstone.core.safetensors.SafetensorsDirectory;
import org.inkstone.core.safetensors.SafetensorsWriter;
import org.inkstone.core.safetensors.TensorInfo;
import org.inkstone.core.safetensors.TensorSource;
import org.inkstone.core.tensor.Shape;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.models.config.DecoderConfig;
import org.inkstone.models.config.HuggingFaceConfig;

/**
 * Reads and writes a decoder as a folder that Hugging Face transformers reads too: {@code config.json} and {@code
 * model.safetensors}, or shards with their index.
 *
 * <p>Weights in float16 or bfloat16 are converted to float32. Names with and without the leading {@code transformer.}
 * or {@code model.} are understood; the causal masks that old GPT-2 files store as {@code attn.bias} are ignored. If
 * the output matrix is absent and the config ties it to the embedding, the embedding is used; any other weight that is
 * missing or unknown is reported by name, and never left at its first value.
 */
public final class HuggingFaceModel {
    private static final Pattern MASK = Pattern.compile(".*\\.attn\\.(bias|masked_bias)|.*\\.rotary_emb\\.inv_freq");
    /** Beside weights a program needs memory for itself. */
    private static final double USABLE_SHARE = 0.9;

    private HuggingFaceModel() {}

    /**
     * Reads a decoder.
     *
     * @param folder holds config.json and the weights
     * @param backend what shall compute it
     * @return the decoder; its parameters are tracked
     * @throws FormatException if a file is broken, a weight is missing, unknown or of another shape, or the config asks
     *     for what is not supported
     * @throws IOException if a file cannot be read, or the model is larger than memory
     */
    public static CausalDecoder load(Path folder, TensorBackend backend) throws IOException {
        Path configFile = folder.resolve(HuggingFaceConfig.FILE_NAME);
        DecoderConfig config = HuggingFaceConfig.read(configFile);
        try {
            DecoderWeights.requireSupported(config);
        } catch (IllegalArgumentException e) {
            throw new FormatException(configFile.toString(), "", String.valueOf(e.getMessage()), e);
        }
        requireMemory(config, backend);
        try (SafetensorsDirectory source = SafetensorsDirectory.open(folder)) {
            return new CausalDecoder(config, backend, read(folder, config, backend, source));
        }
    }

    private static void requireMemory(DecoderConfig config, TensorBackend backend) throws IOException {
        long needed = config.parameterCount() * backend.bytesPerNumber();
        long limit = backend.memoryLimit();
        if (needed > USABLE_SHARE * limit) {
            throw new IOException("the model needs " + needed + " bytes for its weights, the "
                    + backend.name() + " backend may use " + limit
                    + " in all; use a smaller model, or give the program more memory");
        }
    }

    private static Map<String, Tensor> read(
            Path folder, DecoderConfig config, TensorBackend backend, TensorSource source) throws IOException {
        Map<String, String> stored = storedNames(folder, config, source);
        if (config.layers() > stored.size()) { // before a list of all weights is made
            throw new FormatException(
                    folder.toString(),
                    "",
                    "the config asks for " + config.layers() + " layers, but the files hold only " + stored.size()
                            + " weights");
        }
        Map<String, Shape> shapes = DecoderWeights.shapes(config);
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
            String name = stored.remove(entry.getKey());
            if (name == null) {
                String hint = entry.getKey().equals("lm_head.weight")
                        ? "; if the model uses its embedding as output matrix, tie_word_embeddings must be true"
                        : "";
                throw new FormatException(
                        folder.toString(),
                        "weight " + entry.getKey(),
                        "is missing, of shape " + entry.getValue() + hint);
            }
            parameters.put(entry.getKey(), read(folder, backend, source, name, entry.getValue()));
        }
        if (config.tiedEmbeddings()) {
            stored.remove("lm_head.weight"); // a copy of the embedding
        }
        if (!stored.isEmpty()) {
            throw new FormatException(
                    folder.toString(),
                    "weight " + new TreeSet<>(stored.values()).first(),
                    "is not known to " + config.architecture().modelType() + " (" + stored.size() + " such weights)");
        }
        return parameters;
    }

    private static Tensor read(Path folder, TensorBackend backend, TensorSource source, String name, Shape shape)
            throws IOException {
        TensorInfo info = source.info(name);
        List<Long> dims = new ArrayList<>();
        for (int dim : shape.toArray()) {
            dims.add((long) dim);
        }
        if (!info.shape().equals(dims)) {
            throw new FormatException(
                    folder.toString(), "weight " + name, "must have shape " + shape + ", got " + info.shape());
        }
        if (!info.dtype().isFloat()) {
            throw new FormatException(
                    folder.toString(), "weight " + name, "must be of a float type, got " + info.dtype());
        }
        Tensor tensor = Tensor.zeros(backend, shape);
        float[] piece = new float[Math.min(1 << 20, shape.size())];
        for (int from = 0; from < shape.size(); from += piece.length) {
            if (shape.size() - from < piece.length) {
                piece = new float[shape.size() - from];
            }
            source.readFloats(name, from, piece);
            backend.write(piece, 0, tensor.storage(), from, piece.length);
        }
        return tensor.track();
    }

    /** Our name of each weight in the files, and the name it has there. */
    private static Map<String, String> storedNames(Path folder, DecoderConfig config, TensorSource source)
            throws FormatException {
        String prefix = ParameterNames.of(config).optionalPrefix();
        Map<String, String> stored = new LinkedHashMap<>();
        for (String name : source.names()) {
            if (!MASK.matcher(name).matches()) {
                boolean whole = name.startsWith(prefix) || name.startsWith("lm_head.");
                String other = stored.put(whole ? name : prefix + name, name);
                if (other != null) {
                    throw new FormatException(
                            folder.toString(), "weight " + name, "must be given once, but is also there as " + other);
                }
            }
        }
        return stored;
    }

    /**
     * Writes a decoder. Each file is replaced as a whole.
     *
     * @param model the decoder
     * @param folder where; made if it is not there
     * @throws IOException if a file cannot be written
     */
    public static void save(CausalDecoder model, Path folder) throws IOException {
        Files.createDirectories(folder);
        SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt");
        model.parameters().forEach((name, tensor) -> {
            List<Long> dims = new ArrayList<>();
            for (int dim : tensor.shape().toArray()) {
                dims.add((long) dim);
            }
            writer.addFloats(name, DType.F32, dims, tensor::toArray);
        });
        writer.write(folder.resolve(SafetensorsDirectory.FILE_NAME));
        AtomicFiles.writeString(folder.resolve(HuggingFaceConfig.FILE_NAME), HuggingFaceConfig.toJson(model.config()));
    }
}
