package org.inkstone.core.safetensors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.core.io.FormatException;

/**
 * The weights of a model's folder (模型目录) as one: all the shards of {@code model.safetensors.index.json}, or the
 * single {@code model.safetensors} where there is no index.
 *
 * <p>The index's names are checked before any shard is opened ({@link ShardIndex}), and a shard that is a symbolic link
 * must not lead out of the folder. One exception is made for the cache of the Hugging Face Hub, where {@code
 * snapshots/REVISION/} holds links into {@code blobs/} beside {@code snapshots/}. All shards are opened, and every
 * tensor of the index is looked up, before {@link #open(Path)} returns. A tensor that a shard holds but the index does
 * not list is passed over, as by the reference implementation.
 */
public final class SafetensorsDirectory implements TensorSource {
    /** The usual name of a model in one file. */
    public static final String FILE_NAME = "model.safetensors";

    private final Path folder;
    private final List<SafetensorsFile> files;
    private final Map<String, SafetensorsFile> fileOf;
    private final Map<String, String> metadata;

    private SafetensorsDirectory(Path folder, List<SafetensorsFile> files, Map<String, SafetensorsFile> fileOf) {
        this.folder = folder;
        this.files = List.copyOf(files);
        this.fileOf = fileOf;
        Map<String, String> notes = new LinkedHashMap<>();
        for (SafetensorsFile file : files) {
            file.metadata().forEach(notes::putIfAbsent);
        }
        this.metadata = Collections.unmodifiableMap(notes);
    }

    /**
     * Opens the weights in a folder.
     *
     * @param folder a model's folder
     * @return the weights, to be closed
     * @throws NoSuchFileException if the folder has neither an index nor a {@code model.safetensors}, or lacks a shard;
     *     names the missing file
     * @throws FormatException if the index or a shard is broken, or a shard lacks a tensor that the index promises
     * @throws IOException if a file cannot be read
     */
    public static SafetensorsDirectory open(Path folder) throws IOException {
        Path indexFile = folder.resolve(ShardIndex.FILE_NAME);
        List<SafetensorsFile> opened = new ArrayList<>();
        try {
            if (Files.exists(indexFile)) {
                return new SafetensorsDirectory(folder, opened, openShards(folder, indexFile, opened));
            }
            Path single = folder.resolve(FILE_NAME);
            if (!Files.exists(single)) {
                throw new NoSuchFileException(
                        folder.toString(), null, "it has neither " + ShardIndex.FILE_NAME + " nor " + FILE_NAME);
            }
            SafetensorsFile file = SafetensorsFile.open(single);
            opened.add(file);
            Map<String, SafetensorsFile> fileOf = new LinkedHashMap<>();
            file.names().forEach(name -> fileOf.put(name, file));
            return new SafetensorsDirectory(folder, opened, fileOf);
        } catch (Throwable failure) {
            closeAll(opened, failure);
            throw failure;
        }
    }

    private static Map<String, SafetensorsFile> openShards(Path folder, Path indexFile, List<SafetensorsFile> opened)
            throws IOException {
        ShardIndex index = ShardIndex.read(indexFile);
        Map<String, SafetensorsFile> shards = new LinkedHashMap<>();
        for (String shard : index.shards()) {
            SafetensorsFile file = SafetensorsFile.open(confined(folder, shard));
            opened.add(file);
            shards.put(shard, file);
        }
        for (Map.Entry<String, String> entry : index.weightMap().entrySet()) {
            SafetensorsFile file = shards.get(entry.getValue());
            if (file == null || !file.contains(entry.getKey())) {
                throw FormatException.atKey(
                        indexFile,
                        "weight_map." + entry.getKey(),
                        "the index promises tensor " + FormatException.quote(entry.getKey()) + " in " + entry.getValue()
                                + ", but that shard has no such tensor");
            }
        }
        Map<String, SafetensorsFile> fileOf = new LinkedHashMap<>();
        shards.forEach((shard, file) -> file.names().stream()
                .filter(name -> shard.equals(index.weightMap().get(name)))
                .forEach(name -> fileOf.put(name, file)));
        return fileOf;
    }

    /** Follows links, and makes sure that they stay where they may. */
    private static Path confined(Path folder, String shard) throws IOException {
        Path path = folder.resolve(shard);
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "the index lists this shard, but it is missing");
        }
        Path home = folder.toRealPath();
        Path real = path.toRealPath();
        Path parent = home.getParent();
        boolean inHubCache =
                parent != null && parent.endsWith("snapshots") && real.startsWith(parent.resolveSibling("blobs"));
        if (!real.startsWith(home) && !inHubCache) {
            throw new FormatException(
                    path.toString(),
                    "",
                    "a shard must lie in the folder of its index, but this link leads to " + real + ": copy the file");
        }
        return path;
    }

    /**
     * The folder of the model.
     *
     * @return the path it was opened with
     */
    public Path folder() {
        return folder;
    }

    @Override
    public List<String> names() {
        return new ArrayList<>(fileOf.keySet());
    }

    @Override
    public boolean contains(String name) {
        return fileOf.containsKey(name);
    }

    @Override
    public TensorInfo info(String name) {
        return file(name).info(name);
    }

    /**
     * The notes of all the files.
     *
     * @return keys and values; where files disagree, that of the first by name
     */
    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public void readFloats(String name, long from, float[] destination) throws IOException {
        file(name).readFloats(name, from, destination);
    }

    @Override
    public void readLongs(String name, long from, long[] destination) throws IOException {
        file(name).readLongs(name, from, destination);
    }

    @Override
    public void readBytes(String name, long from, byte[] destination) throws IOException {
        file(name).readBytes(name, from, destination);
    }

    @Override
    public void close() throws IOException {
        IOException failure = new IOException("closing the files of " + folder + " failed");
        closeAll(files, failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private SafetensorsFile file(String name) {
        SafetensorsFile file = fileOf.get(name);
        if (file == null) {
            throw new IllegalArgumentException("name must be one of the " + fileOf.size() + " tensors of " + folder
                    + ", got " + FormatException.quote(name));
        }
        return file;
    }

    private static void closeAll(List<SafetensorsFile> files, Throwable failure) {
        for (SafetensorsFile file : files) {
            try {
                file.close();
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
        }
    }
}
