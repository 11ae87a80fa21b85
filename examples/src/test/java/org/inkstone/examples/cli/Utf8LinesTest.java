package org.inkstone.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class Utf8LinesTest {
    @Test
    void onlyALineFeedEndsALine() throws IOException {
        assertEquals(
                List.of("a\r", "b\u0085c\u2028d\u2029e\rf\u000Bg\u000Ch", "", "\uFEFFi"),
                lines("a\r\nb\u0085c\u2028d\u2029e\rf\u000Bg\u000Ch\n\n\uFEFFi\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theLastLineNeedsNoLineFeed() throws IOException {
        assertEquals(List.of("a", "b"), lines("a\nb".getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("", ""), lines("\n\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(), lines(new byte[0]));
    }

    @Test
    void bytesThatAreNotUtf8AreReplaced() throws IOException {
        assertEquals(
                List.of("a\uFFFDb", "\uFFFD", "c"),
                lines(new byte[] {'a', (byte) 0xFF, 'b', '\n', (byte) 0xE4, (byte) 0xBD, '\n', 'c'}));
    }

    @Test
    void linesAndCharactersMayCrossEveryBufferAndRead() throws IOException {
        String text = "墨😀é".repeat(30_000);
        byte[] bytes = (text + "\n" + text + "!\nend").getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of(text, text + "!", "end"), lines(bytes));
        InputStream trickle = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 7));
            }
        };
        assertEquals(List.of(text, text + "!", "end"), read(new Utf8Lines(trickle)));
    }

    @Test
    void countsLines() throws IOException {
        Utf8Lines lines = new Utf8Lines(new ByteArrayInputStream("a\nb\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(0, lines.number());
        lines.next();
        lines.next();
        assertEquals(2, lines.number());
        lines.next();
        assertEquals(2, lines.number());
    }

    private static List<String> lines(byte[] bytes) throws IOException {
        return read(new Utf8Lines(new ByteArrayInputStream(bytes)));
    }

    private static List<String> read(Utf8Lines lines) throws IOException {
        List<String> all = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }
}
