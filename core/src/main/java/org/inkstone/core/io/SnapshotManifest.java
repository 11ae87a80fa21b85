package org.inkstone.core.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list of a snapshot's files with their sizes and SHA-256 digests (清单). It is written last: a folder with a
 * manifest that fits its files is whole.
 *
 * <pre>{@code
 * {"format": 1, "step": 12, "files": {"model.safetensors": {"size": 104, "sha256": "9f86…"}}}
 * }</pre>
 *
 * @param step the number of the snapshot
 * @param files what each file must be, by its name
 */
record SnapshotManifest(long step, SortedMap<String, Digest> files) {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long MAX_BYTES = 100_000_000;

    /**
     * What a file must be.
     *
     * @param size in bytes
     * @param sha256 the digest of its bytes, 64 hexadecimal digits
     */
    record Digest(long size, String sha256) {}

    /** Makes the manifest of the files that lie in a folder, after it has brought each of them to the disk. */
    static SnapshotManifest of(long step, Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.toList();
        }
        SortedMap<String, Digest> files = new TreeMap<>();
        List<Path> folders = new ArrayList<>();
        for (Path path : paths) {
            String name = folder.relativize(path).toString().replace('\\', '/');
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                folders.add(path);
            } else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("a snapshot must be made of plain files and folders, got " + path);
            } else if (name.equals(Snapshot.MANIFEST) || ConfinedNames.problemOfPath(name) != null) {
                throw new IOException("a snapshot must have no file of the name " + FormatException.quote(name));
            } else {
                AtomicFiles.syncFile(path);
                files.put(name, digest(path));
            }
        }
        for (Path each : folders) {
            AtomicFiles.syncFolder(each);
        }
        return new SnapshotManifest(step, files);
    }

    void write(Path folder) throws IOException {
        AtomicFiles.write(folder.resolve(Snapshot.MANIFEST), this::writeTo);
    }

    private void writeTo(OutputStream stream) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(stream)) {
            json.writeStartObject();
            json.writeNumberField("format", 1);
            json.writeNumberField("step", step);
            json.writeObjectFieldStart("files");
            for (var entry : files.entrySet()) {
                json.writeObjectFieldStart(entry.getKey());
                json.writeNumberField("size", entry.getValue().size());
                json.writeStringField("sha256", entry.getValue().sha256());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    static SnapshotManifest read(Path folder) throws IOException {
        Path file = folder.resolve(Snapshot.MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new FormatException(file.toString(), "", "the manifest is missing, so the snapshot is not whole");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new FormatException(
                    file.toString(), "", "size must be at most " + MAX_BYTES + " bytes, got " + Files.size(file));
        }
        Parser parser = new Parser(new StrictJson(file.toString(), 0, Files.readAllBytes(file)));
        return parser.parse();
    }

    /** Reads every file again and compares it with what it must be. */
    void verify(Path folder) throws IOException {
        for (var entry : files.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FormatException(file.toString(), "", "the file is missing, but the manifest lists it");
            }
            long size = Files.size(file);
            if (size != entry.getValue().size()) {
                String what = size < entry.getValue().size() ? "the file is truncated: " : "the file is too long: ";
                throw new FormatException(
                        file.toString(),
                        "",
                        what + "size must be " + entry.getValue().size() + " bytes, got " + size);
            }
            String sha256 = digest(file).sha256();
            if (!sha256.equals(entry.getValue().sha256())) {
                throw new FormatException(
                        file.toString(),
                        "",
                        "the file is corrupt: SHA-256 must be "
                                + entry.getValue().sha256() + ", got " + sha256);
            }
        }
    }

    private static Digest digest(Path file) throws IOException {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        long size = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
                size += n;
            }
        }
        return new Digest(size, HexFormat.of().formatHex(sha256.digest()));
    }

    /** Takes a manifest from JSON. */
    private static final class Parser {
        private final StrictJson json;
        private final SortedMap<String, Digest> files = new TreeMap<>();
        private long step = -1;
        private boolean hasFiles;

        Parser(StrictJson json) {
            this.json = json;
        }

        SnapshotManifest parse() throws IOException {
            json.object(key -> {
                switch (key) {
                    case "format" -> {
                        long format = json.natural();
                        if (format != 1) {
                            throw json.error("format must be 1, got " + format);
                        }
                    }
                    case "step" -> step = json.natural();
                    case "files" -> {
                        hasFiles = true;
                        json.object(this::file);
                    }
                    default -> json.skip();
                }
            });
            if (step < 0 || !hasFiles) {
                throw json.error("a manifest must have the keys step and files");
            }
            json.end();
            return new SnapshotManifest(step, files);
        }

        private void file(String name) throws IOException {
            String problem = ConfinedNames.problemOfPath(name);
            if (problem != null) {
                throw json.error("a file must lie in the snapshot's folder, got " + FormatException.quote(name) + ": "
                        + problem);
            }
            long[] size = {-1};
            @Nullable String[] sha256 = {null};
            json.object(key -> {
                switch (key) {
                    case "size" -> size[0] = json.natural();
                    case "sha256" -> sha256[0] = json.string();
                    default -> json.skip();
                }
            });
            String digest = sha256[0];
            if (size[0] < 0 || digest == null) {
                throw json.error("a file of a manifest must have the keys size and sha256");
            }
            files.put(name, new Digest(size[0], digest));
        }
    }
}
