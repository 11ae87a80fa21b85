package org.inkstone.data;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of strict UTF-8. A line ends at {@code \n}, with or without a {@code \r} before it, and nowhere else: not at
 * a lone {@code \r} or U+2028, which may stand in a text. A byte order mark at the start is skipped.
 */
final class LineReader implements Closeable {
    private final InputStream in;
    private final String source;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private long lineNumber;

    LineReader(InputStream in, String source, int maxLineBytes) {
        this.in = in;
        this.source = source;
        this.maxLineBytes = maxLineBytes;
    }

    /** The next line without its end, or null. */
    @Nullable
    String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean ended = false;
        while (!ended && fill()) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            if (line.size() + (end - position) > maxLineBytes) {
                lineNumber++;
                throw error("a line must have at most " + maxLineBytes + " bytes, got more");
            }
            line.write(buffer, position, end - position);
            ended = end < limit;
            position = ended ? end + 1 : end;
        }
        if (!ended && line.size() == 0) {
            return null;
        }
        lineNumber++;
        return decode(line.toByteArray());
    }

    /** An error that names the source and the newest line. */
    IOException error(String message) {
        return new IOException(where() + ": " + message);
    }

    String where() {
        return source + ":" + lineNumber;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        if (position == limit) {
            limit = Math.max(0, in.read(buffer));
            position = 0;
        }
        return position < limit;
    }

    private String decode(byte[] line) throws IOException {
        int start = lineNumber == 1 && startsWithByteOrderMark(line) ? 3 : 0;
        int end = line.length > start && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        ByteBuffer bytes = ByteBuffer.wrap(line, start, end - start);
        CharBuffer chars = CharBuffer.allocate(end - start);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(bytes, chars, true);
        if (result.isError()) {
            throw error(String.format(
                    "not UTF-8: byte 0x%02X at byte %d of the line", line[bytes.position()], bytes.position()));
        }
        return chars.flip().toString();
    }

    private static boolean startsWithByteOrderMark(byte[] line) {
        return line.length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
    }
}
