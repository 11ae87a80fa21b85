package org.inkstone.examples.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads UTF-8 lines that end at {@code \n} and at nothing else.
 *
 * <p>{@link java.io.BufferedReader} also ends a line at a lone {@code \r}, and {@link java.util.Scanner} at U+0085 and
 * U+2028; a tokenizer must see those characters. So a line from a file with Windows line ends keeps its {@code \r}.
 * A byte order mark is text like any other. Bytes that are not UTF-8 become U+FFFD, as the Unicode standard advises.
 *
 * <p>The last line needs no {@code \n}; after a final {@code \n} there is no further, empty line.
 */
public final class Utf8Lines {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int end;
    private long number;

    /**
     * Reads from a stream, with a buffer of its own.
     *
     * @param in bytes; stays open
     */
    public Utf8Lines(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the next line.
     *
     * @return the text without its {@code \n}, or null at the end
     * @throws IOException if the stream cannot be read, or a line is longer than an array can be
     */
    public @Nullable String next() throws IOException {
        if (!fill()) {
            return null;
        }
        number++;
        int newline = indexOfNewline();
        if (newline >= 0) {
            return take(newline, newline + 1);
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(2 * buffer.length);
        while (newline < 0) {
            if ((long) line.size() + (end - position) > Integer.MAX_VALUE - 16) {
                throw new IOException("line " + number + " must be shorter than 2 GiB; split it");
            }
            line.write(buffer, position, end - position);
            position = end;
            if (!fill()) {
                return line.toString(StandardCharsets.UTF_8);
            }
            newline = indexOfNewline();
        }
        line.write(buffer, position, newline - position);
        position = newline + 1;
        return line.toString(StandardCharsets.UTF_8);
    }

    /**
     * The number of the line that {@link #next()} returned last, for messages.
     *
     * @return 1 for the first line, 0 before it
     */
    public long number() {
        return number;
    }

    private String take(int to, int next) {
        String text = new String(buffer, position, to - position, StandardCharsets.UTF_8);
        position = next;
        return text;
    }

    private boolean fill() throws IOException {
        if (position < end) {
            return true;
        }
        position = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private int indexOfNewline() {
        for (int i = position; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
