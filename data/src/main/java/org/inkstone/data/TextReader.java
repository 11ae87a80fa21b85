package org.inkstone.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain text, a document a line (每行一篇文档), in UTF-8.
 *
 * <p>A line ends at {@code \n} or {@code \r\n}. Lines without any character are skipped; lines of blanks are documents.
 * A document's id is the source's name and the line number, such as {@code "corpus.txt:17"}, counted from 1.
 */
public final class TextReader implements DocumentReader {
    /** The longest line in bytes unless told otherwise: 64 MiB. */
    public static final int DEFAULT_MAX_LINE_BYTES = 64 << 20;

    private final LineReader lines;

    /**
     * Reads from a stream.
     *
     * @param in the bytes; closed with this reader
     * @param source what to call them in ids and messages
     * @param maxLineBytes the longest line, at least 1, default {@link #DEFAULT_MAX_LINE_BYTES}
     * @throws IllegalArgumentException if the limit is below 1
     */
    public TextReader(InputStream in, String source, int maxLineBytes) {
        lines = newLines(in, source, maxLineBytes);
    }

    /**
     * Reads a file.
     *
     * @param file which one; its name, without folders, begins the ids
     * @return a reader
     * @throws IOException if the file cannot be opened
     */
    public static TextReader open(Path file) throws IOException {
        return new TextReader(Files.newInputStream(file), nameOf(file), DEFAULT_MAX_LINE_BYTES);
    }

    /** {@inheritDoc} A line that is too long or not UTF-8 is an error. */
    @Override
    public @Nullable Document read() throws IOException {
        String line = lines.readLine();
        while (line != null && line.isEmpty()) {
            line = lines.readLine();
        }
        return line == null ? null : new Document(lines.where(), line);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    static LineReader newLines(InputStream in, String source, int maxLineBytes) {
        if (maxLineBytes < 1) {
            throw new IllegalArgumentException("maxLineBytes must be at least 1, got " + maxLineBytes);
        }
        return new LineReader(in, source, maxLineBytes);
    }

    static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
