package org.inkstone.core.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a file atomically (原子写入): whoever looks, and whenever the machine fails, the file is the old one or the new
 * one, whole.
 *
 * <pre>{@code
 * 1. write   folder/.inkstone-<process>-<n>.tmp
 * 2. fsync   the temporary file            its bytes are on the disk
 * 3. rename  it to folder/name             atomic, since the folder is the same
 * 4. fsync   folder                        the new name is on the disk
 * }</pre>
 *
 * <p>Without step 2 a crash may leave the new name on an empty file. Step 4 is left out on Windows, where a folder
 * cannot be opened. If writing fails, the temporary file is deleted and the old file stays; a killed process may leave
 * the temporary file behind, which no reader of ours takes for a result. A symbolic link is replaced, not followed.
 */
public final class AtomicFiles {
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final int BUFFER_BYTES = 1 << 16;
    private static final AtomicLong COUNTER = new AtomicLong();

    private AtomicFiles() {}

    /**
     * Writes or replaces a file.
     *
     * @param file where; its folder must exist
     * @param content writes the content to a buffered stream; it may close the stream
     * @throws IOException if the content cannot be written; the old file is then untouched
     */
    public static void write(Path file, IOConsumer<? super OutputStream> content) throws IOException {
        // #region write
        Path folder = folderOf(file);
        Path temporary = newTemporary(folder);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                OutputStream stream = new OpenStream(Channels.newOutputStream(channel));
                content.accept(stream);
                stream.flush();
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (Throwable failure) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        syncFolder(folder);
        // #endregion write
    }

    /**
     * Writes or replaces a text file in UTF-8.
     *
     * @param file where; its folder must exist
     * @param text the content
     * @throws IOException if it cannot be written; the old file is then untouched
     */
    public static void writeString(Path file, String text) throws IOException {
        writeBytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes or replaces a file.
     *
     * @param file where; its folder must exist
     * @param bytes the content
     * @throws IOException if it cannot be written; the old file is then untouched
     */
    public static void writeBytes(Path file, byte[] bytes) throws IOException {
        write(file, stream -> stream.write(bytes));
    }

    /** Brings a file's content to the disk. */
    static void syncFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Brings a folder's list of names to the disk, where the platform can. */
    static void syncFolder(Path folder) throws IOException {
        if (WINDOWS) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A name that no other call in this process makes, and that says which process made it. */
    static String temporaryName() {
        return ".inkstone-" + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet() + ".tmp";
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("file must name a file in a folder, got " + file);
        }
        return folder;
    }

    private static Path newTemporary(Path folder) throws IOException {
        while (true) {
            Path temporary = folder.resolve(temporaryName());
            try {
                return Files.createFile(temporary);
            } catch (FileAlreadyExistsException leftBehind) {
                // An earlier process had our number: the loop takes the next name.
            }
        }
    }

    /** Closing it only flushes, so that the channel stays open for fsync. */
    private static final class OpenStream extends BufferedOutputStream {
        OpenStream(OutputStream out) {
            super(out, BUFFER_BYTES);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
