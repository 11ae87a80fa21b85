package org.inkstone.core.io;

import java.nio.file.Path;
import java.util.List;

/**
 * A checkpoint (检查点) on the disk, whole and verified: a folder of files saved together.
 *
 * @param step the number it was saved under, at least 0
 * @param folder the folder that holds the files
 * @param files names of the files, relative to the folder, parts joined by {@code /}, sorted
 */
public record Snapshot(long step, Path folder, List<String> files) {
    /** Name of the file that lists the others. */
    public static final String MANIFEST = "manifest.json";

    public Snapshot {
        if (step < 0) {
            throw new IllegalArgumentException("step must be at least 0, got " + step);
        }
        files = List.copyOf(files);
    }

    /**
     * The path of one of the files.
     *
     * @param name one of {@link #files()}
     * @return its path
     * @throws IllegalArgumentException if the snapshot has no such file
     */
    public Path file(String name) {
        if (!files.contains(name)) {
            throw new IllegalArgumentException("name must be one of " + files + ", got " + name);
        }
        return folder.resolve(name);
    }
}
