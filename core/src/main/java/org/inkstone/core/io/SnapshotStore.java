package org.inkstone.core.io;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbered checkpoints (检查点) in a folder, safe against a process that is killed at any moment. Each is a folder of
 * files that counts only as a whole.
 *
 * <pre>{@code
 * 1. write the files into   .inkstone-<process>-<n>.tmp/     and fsync each
 * 2. write manifest.json    sizes and SHA-256 of the files   and fsync it
 * 3. rename the folder to   step-000000123                   and fsync the parent
 * 4. delete what is older than the newest N
 * }</pre>
 *
 * <p>A kill before step 3 leaves a temporary folder, which is never read and is deleted by the next save or load. A
 * kill after it leaves the new snapshot. So after any kill the newest whole snapshot is at most one save old. {@link
 * #latest()} compares every file with the manifest; if one is truncated or corrupt, it logs a warning that names the
 * file and takes the snapshot before.
 *
 * <p>Saving step s discards snapshots of later steps, since whoever saves s has gone back to before them.
 *
 * <p>A lock file keeps a second process from saving at the same time; readers need no lock. Cost: a save reads its
 * files once more for the digests, and so does a load, at about the speed of SHA-256, some 500 MB/s to 2 GB/s.
 */
public final class SnapshotStore {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
    private static final Pattern NAME = Pattern.compile("step-([0-9]{9,18})");
    private static final Pattern TEMPORARY = Pattern.compile("\\.inkstone-.*\\.tmp");

    private final Path folder;
    private final int keep;
    private final Set<Long> damaged = new HashSet<>();

    /**
     * Opens a store that keeps the newest two snapshots.
     *
     * @param folder where the snapshots lie; made at the first save
     */
    public SnapshotStore(Path folder) {
        this(folder, 2);
    }

    /**
     * Opens a store.
     *
     * @param folder where the snapshots lie; made at the first save
     * @param keep how many of the newest snapshots to keep, at least 2: one, and one to fall back on; default 2
     * @throws IllegalArgumentException if fewer than 2 are to be kept
     */
    public SnapshotStore(Path folder, int keep) {
        if (keep < 2) {
            throw new IllegalArgumentException("keep must be at least 2, got " + keep);
        }
        this.folder = folder;
        this.keep = keep;
    }

    /**
     * Saves a snapshot. When this returns, the snapshot is on the disk.
     *
     * @param step its number, in [0, 10¹⁸); a snapshot of the same number is replaced
     * @param writer writes the files into the empty folder it is handed; subfolders are fine, links are not
     * @return the snapshot
     * @throws IOException if the files cannot be written, or another process is saving here; the earlier snapshots are
     *     then untouched
     */
    public synchronized Snapshot save(long step, IOConsumer<Path> writer) throws IOException {
        if (step < 0 || step >= 1_000_000_000_000_000_000L) {
            throw new IllegalArgumentException("step must be in [0, 10^18), got " + step);
        }
        Files.createDirectories(folder);
        try (FolderLock lock = FolderLock.tryLock(folder)) {
            if (lock == null) {
                throw new IOException(
                        folder + ": another process or store is saving here; wait for it or use another" + " folder");
            }
            deleteTemporaries();
            Path temporary = folder.resolve(AtomicFiles.temporaryName());
            Path target = folder.resolve(String.format("step-%09d", step));
            SnapshotManifest manifest;
            try {
                Files.createDirectory(temporary);
                writer.accept(temporary);
                manifest = SnapshotManifest.of(step, temporary);
                manifest.write(temporary);
                discard(target);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (Throwable failure) {
                try {
                    delete(temporary);
                } catch (IOException second) {
                    failure.addSuppressed(second);
                }
                throw failure;
            }
            AtomicFiles.syncFolder(folder);
            damaged.remove(step);
            prune(step);
            return new Snapshot(step, target, List.copyOf(manifest.files().keySet()));
        }
    }

    /**
     * Finds the newest whole snapshot, and deletes what killed saves left behind.
     *
     * @return the snapshot, or empty if none was ever saved
     * @throws FormatException if there are snapshots but each of them is broken; names the file that breaks the newest
     * @throws IOException if the folder cannot be read
     */
    public synchronized Optional<Snapshot> latest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        cleanUnlessSaving();
        FormatException newest = null;
        for (long step : steps()) {
            Path candidate = path(step);
            try {
                SnapshotManifest manifest = SnapshotManifest.read(candidate);
                if (manifest.step() != step) {
                    throw FormatException.atKey(
                            candidate.resolve(Snapshot.MANIFEST),
                            "step",
                            "step must be " + step + " as in the folder's name, got " + manifest.step());
                }
                manifest.verify(candidate);
                return Optional.of(new Snapshot(
                        step, candidate, List.copyOf(manifest.files().keySet())));
            } catch (FormatException broken) {
                LOG.warn("Snapshot of step {} is broken and is passed over: {}", step, broken.getMessage());
                damaged.add(step);
                newest = newest == null ? broken : newest;
            }
        }
        if (newest != null) {
            throw newest;
        }
        return Optional.empty();
    }

    /**
     * The numbers of the snapshots that lie in the folder, whole or broken.
     *
     * @return the newest first
     * @throws IOException if the folder cannot be read
     */
    public List<Long> steps() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> NAME.matcher(path.getFileName().toString()))
                    .filter(matcher -> matcher.matches())
                    .map(matcher -> Long.valueOf(matcher.group(1)))
                    .distinct()
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private Path path(long step) {
        return folder.resolve(String.format("step-%09d", step));
    }

    private void prune(long saved) throws IOException {
        int kept = 0;
        for (long step : steps()) {
            if (step > saved) {
                LOG.warn("Discarding the snapshot of step {}: step {} was saved after it", step, saved);
                discard(path(step));
            } else if (damaged.contains(step) || kept == keep) {
                discard(path(step));
            } else {
                kept++;
            }
        }
    }

    /** Takes a snapshot away in one move, so that no half of it is ever seen, and then deletes it. */
    private void discard(Path snapshot) throws IOException {
        if (Files.exists(snapshot, LinkOption.NOFOLLOW_LINKS)) {
            Path rubbish = folder.resolve(AtomicFiles.temporaryName());
            Files.move(snapshot, rubbish, StandardCopyOption.ATOMIC_MOVE);
            delete(rubbish);
        }
    }

    private void cleanUnlessSaving() throws IOException {
        if (Files.isWritable(folder)) {
            try (FolderLock lock = FolderLock.tryLock(folder)) {
                if (lock != null) {
                    deleteTemporaries();
                }
            }
        }
    }

    private void deleteTemporaries() throws IOException {
        List<Path> stale;
        try (Stream<Path> paths = Files.list(folder)) {
            stale = paths.filter(path ->
                            TEMPORARY.matcher(path.getFileName().toString()).matches())
                    .toList();
        }
        for (Path path : stale) {
            LOG.info("Deleting {}, which an interrupted save left behind", path);
            delete(path);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
