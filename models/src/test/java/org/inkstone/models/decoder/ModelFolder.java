package org.inkstone.models.decoder;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inkstone.core.safetensors.DType;
import org.inkstone.core.safetensors.SafetensorsFile;
import org.inkstone.core.safetensors.TensorInfo;

/** The files of a model in memory, so that a test can damage them, and its tensors, so that it can change them. */
final class ModelFolder {
    static final String CONFIG = "config.json";
    static final String WEIGHTS = "model.safetensors";
    static final String INDEX = "model.safetensors.index.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, byte[]> files = new LinkedHashMap<>();

    /** A tensor as it lies in a file. */
    static final class StoredTensor {
        private final DType dtype;
        private final List<Long> shape;
        private final byte[] bytes;

        StoredTensor(DType dtype, List<Long> shape, byte[] bytes) {
            this.dtype = dtype;
            this.shape = shape;
            this.bytes = bytes;
        }

        DType dtype() {
            return dtype;
        }

        List<Long> shape() {
            return shape;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    static ModelFolder read(Path folder) throws IOException {
        ModelFolder read = new ModelFolder();
        read.files.put(CONFIG, Files.readAllBytes(folder.resolve(CONFIG)));
        read.files.put(WEIGHTS, Files.readAllBytes(folder.resolve(WEIGHTS)));
        return read;
    }

    ModelFolder copy() {
        ModelFolder copy = new ModelFolder();
        files.forEach((name, bytes) -> copy.files.put(name, bytes.clone()));
        return copy;
    }

    /** Makes the folder hold these files and nothing else. */
    void write(Path folder) throws IOException {
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    String config() {
        return new String(files.get(CONFIG), StandardCharsets.UTF_8);
    }

    ModelFolder config(String json) {
        files.put(CONFIG, json.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Where the weights begin in the file of that name. */
    int dataBegin(String file) {
        return 8
                + (int) ByteBuffer.wrap(files.get(file))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getLong();
    }

    Map<String, StoredTensor> tensors(Path scratch) throws IOException {
        Path file = Files.write(scratch.resolve("read.safetensors"), files.get(WEIGHTS));
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        try (SafetensorsFile source = SafetensorsFile.open(file)) {
            for (String name : source.names()) {
                TensorInfo info = source.info(name);
                tensors.put(name, new StoredTensor(info.dtype(), info.shape(), source.readBytes(name)));
            }
        }
        return tensors;
    }

    ModelFolder tensors(Map<String, StoredTensor> tensors) throws IOException {
        files.put(WEIGHTS, file(tensors));
        return this;
    }

    /** The same model in two shards with an index. */
    ModelFolder sharded(Map<String, StoredTensor> tensors) throws IOException {
        List<String> names = new ArrayList<>(tensors.keySet());
        StringBuilder index = new StringBuilder("{\"metadata\":{\"total_size\":1},\"weight_map\":{");
        files.remove(WEIGHTS);
        for (int shard = 0; shard < 2; shard++) {
            String file = "model-0000" + (shard + 1) + "-of-00002.safetensors";
            Map<String, StoredTensor> own = new LinkedHashMap<>();
            for (String name : names.subList(shard * names.size() / 2, (shard + 1) * names.size() / 2)) {
                own.put(name, tensors.get(name));
                index.append(index.charAt(index.length() - 1) == '{' ? "" : ",")
                        .append('"')
                        .append(name)
                        .append("\":\"")
                        .append(file)
                        .append('"');
            }
            files.put(file, file(own));
        }
        files.put(INDEX, index.append("}}").toString().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The bytes of a safetensors file. In memory: the writer of the library waits for the disk. */
    private static byte[] file(Map<String, StoredTensor> tensors) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        tensors.forEach((name, tensor) -> {
            ObjectNode entry =
                    header.putObject(name).put("dtype", tensor.dtype().name());
            entry.set("shape", JSON.valueToTree(tensor.shape()));
            entry.putArray("data_offsets").add(data.size()).add(data.size() + tensor.bytes().length);
            data.writeBytes(tensor.bytes());
        });
        byte[] json = JSON.writeValueAsBytes(header);
        return ByteBuffer.allocate(8 + json.length + data.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(data.toByteArray())
                .array();
    }
}
