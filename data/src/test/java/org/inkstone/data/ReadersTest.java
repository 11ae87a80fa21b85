package org.inkstone.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadersTest {
    @Test
    void readsADocumentALine() {
        assertEquals(
                List.of(new Document("t:1", "one"), new Document("t:2", " "), new Document("t:4", "three")),
                text("one\n \n\nthree"));
        assertEquals(List.of(), text(""));
        assertEquals(List.of(), text("\n\r\n\n"));
    }

    @Test
    void endsLinesNowhereElse() {
        // A lone carriage return, U+0085, U+2028 and U+000B stay in the text.
        String document = "a\rb\u0085c\u2028d\u000be";
        assertEquals(List.of(new Document("t:1", document), new Document("t:2", "f")), text(document + "\r\nf\r\n"));
    }

    @Test
    void skipsAByteOrderMarkOnlyAtTheStart() {
        assertEquals(List.of(new Document("t:1", "a"), new Document("t:2", "\ufeffb")), text("\ufeffa\n\ufeffb\n"));
    }

    @Test
    void keepsCharactersThatSpanBuffers() {
        String line = "x" + "\ud83d\ude00\u4e2d".repeat(20_000);
        assertEquals(List.of(new Document("t:1", line), new Document("t:2", line)), text(line + "\n" + line));
    }

    @Test
    void namesLineAndByteOfWhatIsNotUtf8() {
        byte[] bytes = "good\nba?d\n".getBytes(StandardCharsets.UTF_8);
        bytes[7] = (byte) 0xE4;
        TextReader reader = new TextReader(new ByteArrayInputStream(bytes), "t", 100);
        assertEquals(
                "t:2: not UTF-8: byte 0xE4 at byte 2 of the line",
                assertThrows(IOException.class, () -> {
                            reader.read();
                            reader.read();
                        })
                        .getMessage());
        // A character cut off at the end of a line.
        byte[] cut = {'a', (byte) 0xE4, (byte) 0xB8, '\n'};
        assertThrows(IOException.class, () -> new TextReader(new ByteArrayInputStream(cut), "t", 100).read());
    }

    @Test
    void refusesHugeLines() {
        TextReader reader = new TextReader(stream("12345\n123456\n"), "t", 5);
        assertEquals(
                "t:2: a line must have at most 5 bytes, got more",
                assertThrows(IOException.class, () -> {
                            reader.read();
                            reader.read();
                        })
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new TextReader(stream(""), "t", 0));
    }

    @Test
    void readsJsonLines() {
        assertEquals(
                List.of(
                        new Document("j:1", "a\nb\u00e9"),
                        new Document("x", "two"),
                        new Document("7", ""),
                        new Document("j:5", "\ud83d\ude00")),
                json(
                        """
                        {"text": "a\\nb\\u00e9", "meta": {"text": [1, {"id": 2}]}}\r
                        {"id": "x", "text": "two"}
                        {"text": "", "id": 7}
                         \s
                        {"text": "\\ud83d\\ude00"}
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"texts\": \"a\"}             | key \"text\" is missing",
                "{\"text\": 3}                  | key \"text\" must be a string, got VALUE_NUMBER_INT",
                "{\"text\": null}               | key \"text\" must be a string, got VALUE_NULL",
                "{\"text\": \"a\", \"id\": []}  | key \"id\" must be a string or a number, got START_ARRAY",
                "[\"text\"]                     | a line must be a JSON object, got START_ARRAY",
                "{\"text\": \"a\"} {}           | a line must hold one JSON object, got more after it",
                "{\"text\": \"a\", \"text\": 1} | Duplicate field 'text'",
                "{\"text\": \"a\"               | not JSON at column",
                "{\"text\": a}                  | not JSON at column 10",
            })
    void namesTheLineOfBadJson(String line, String message) {
        JsonLinesReader reader = new JsonLinesReader(stream("{\"text\": \"\"}\n\n" + line + "\n"), "j", 1000);
        String actual = assertThrows(IOException.class, () -> {
                    reader.read();
                    reader.read();
                })
                .getMessage();
        assertTrue(actual.startsWith("j:3: "), actual);
        assertTrue(actual.contains(message), actual);
    }

    @Test
    void survivesDeepNesting() {
        String line = "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + ", \"text\": \"\"}";
        JsonLinesReader reader = new JsonLinesReader(stream(line), "j", 1 << 20);
        String message = assertThrows(IOException.class, reader::read).getMessage();
        assertTrue(message.startsWith("j:1: not JSON"), message);
        assertTrue(message.contains("nesting depth"), message);
    }

    @Test
    void readsFilesByName(@TempDir Path folder) throws IOException {
        Path textFile = Files.writeString(folder.resolve("corpus.txt"), "a\n");
        Path jsonFile = Files.writeString(folder.resolve("corpus.jsonl"), "{\"text\": \"b\"}\n");
        try (DocumentReader reader = TextReader.open(textFile)) {
            assertEquals(new Document("corpus.txt:1", "a"), reader.read());
            assertNull(reader.read());
            assertNull(reader.read());
        }
        try (Stream<Document> documents = JsonLinesReader.open(jsonFile).stream()) {
            assertEquals(List.of(new Document("corpus.jsonl:1", "b")), documents.toList());
        }
    }

    @Test
    void aStreamClosesItsReaderAndPassesFailuresOn() {
        boolean[] closed = {false};
        InputStream in = new ByteArrayInputStream(new byte[] {'a', '\n', -1}) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        try (Stream<Document> documents = new TextReader(in, "t", 10).stream()) {
            assertThrows(UncheckedIOException.class, documents::toList);
        }
        assertTrue(closed[0]);
    }

    private static List<Document> text(String content) {
        return new TextReader(stream(content), "t", 1 << 20).stream().toList();
    }

    private static List<Document> json(String content) {
        return new JsonLinesReader(stream(content), "j", 1 << 20).stream().toList();
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
