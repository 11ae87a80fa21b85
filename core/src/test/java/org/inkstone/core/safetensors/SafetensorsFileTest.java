package org.inkstone.core.safetensors;

import static org.inkstone.core.safetensors.SafetensorsBytes.entry;
import static org.inkstone.core.safetensors.SafetensorsBytes.file;
import static org.inkstone.core.safetensors.SafetensorsBytes.floats;
import static org.inkstone.core.safetensors.SafetensorsBytes.open;
import static org.inkstone.core.safetensors.SafetensorsBytes.w;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inkstone.core.io.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsFileTest {
    private static final byte[] ONE = floats(1);
    private static final String BIG = "4611686018427387904"; // 2^62

    @TempDir
    Path folder;

    @Test
    void aSingleNumberHasNoAxes() throws IOException {
        try (SafetensorsFile file = open(folder, file("{" + entry("s", "F32", "[]", "[0,4]") + "}", floats(2.5f)))) {
            assertEquals(List.of(), file.info("s").shape());
            assertEquals(1, file.info("s").elementCount());
            assertArrayEquals(new float[] {2.5f}, file.readFloats("s"));
        }
    }

    @Test
    void emptyTensorsShareAnOffsetWithANeighbour() throws IOException {
        String header = "{" + entry("a", "F32", "[0,3]", "[0,0]") + "," + entry("b", "F32", "[2]", "[0,8]") + ","
                + entry("c", "F16", "[4,0]", "[8,8]") + "}";
        try (SafetensorsFile file = open(folder, file(header, floats(1, 2)))) {
            assertEquals(List.of("a", "b", "c"), file.names());
            assertEquals(List.of(0L, 3L), file.info("a").shape());
            assertEquals(0, file.readFloats("a").length);
            assertArrayEquals(new float[] {1, 2}, file.readFloats("b"));
            assertEquals(0, file.info("c").elementCount());
        }
    }

    @Test
    void spacesMayFollowTheHeader() throws IOException {
        try (SafetensorsFile file =
                open(folder, file("{" + entry("w", "F32", "[2,2]", "[0,16]") + "}     ", floats(1, 2, 3, 4)))) {
            assertArrayEquals(new float[] {1, 2, 3, 4}, file.readFloats("w"));
            assertArrayEquals(new int[] {2, 2}, file.info("w").dims());
        }
    }

    @Test
    void notesMayStandBetweenTensorsAndTensorsInAnyOrder() throws IOException {
        String header = "{" + entry("z", "F32", "[1]", "[8,12]")
                + ",\"__metadata__\":{\"format\":\"pt\",\"note\":\"h\\u00e9llo \\u4f60\\u597d\",\"empty\":\"\"},"
                + entry("a", "I64", "[1]", "[0,8]") + "}";
        byte[] data = {-7, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0x3f};
        try (SafetensorsFile file = open(folder, file(header, data))) {
            assertEquals(List.of("a", "z"), file.names());
            assertArrayEquals(new long[] {-7}, file.readLongs("a"));
            assertArrayEquals(new float[] {0.5f}, file.readFloats("z"));
            assertEquals(Map.of("format", "pt", "note", "héllo 你好", "empty", ""), file.metadata());
        }
    }

    @Test
    void notesMayBeEmpty() throws IOException {
        try (SafetensorsFile file = open(folder, file("{\"__metadata__\":{}," + w() + "}", ONE))) {
            assertEquals(List.of("w"), file.names());
            assertEquals(Map.of(), file.metadata());
        }
    }

    @Test
    void aFileMayHaveNoTensors() throws IOException {
        try (SafetensorsFile file = open(folder, file("{}"))) {
            assertEquals(List.of(), file.names());
        }
    }

    @Test
    void namesAreAnyUnicodeText() throws IOException {
        String header = "{" + entry("\\u0061.b", "U8", "[1]", "[0,1]") + "," + entry("层.一", "BOOL", "[2]", "[1,3]")
                + "," + entry("", "U16", "[1]", "[3,5]") + "}";
        try (SafetensorsFile file = open(folder, file(header, (byte) 9, (byte) 1, (byte) 0, (byte) -1, (byte) -1))) {
            assertArrayEquals(new long[] {9}, file.readLongs("a.b"));
            assertArrayEquals(new long[] {1, 0}, file.readLongs("层.一"));
            assertArrayEquals(new long[] {65535}, file.readLongs(""));
            assertTrue(file.contains(""));
            assertFalse(file.contains("b"));
        }
    }

    @Test
    void thereMayBeManyAxes() throws IOException {
        String header = "{" + entry("r", "U8", "[1,1,1,2,1,1,1,1,3,1]", "[0,6]") + "}";
        try (SafetensorsFile file = open(folder, file(header, new byte[] {0, 1, 2, 3, 4, 5}))) {
            assertEquals(
                    List.of(1L, 1L, 1L, 2L, 1L, 1L, 1L, 1L, 3L, 1L),
                    file.info("r").shape());
            assertArrayEquals(new long[] {0, 1, 2, 3, 4, 5}, file.readLongs("r"));
        }
    }

    @Test
    void unknownKeysOfATensorAreIgnored() throws IOException {
        String header =
                "{\"w\":{\"dtype\":\"F32\",\"x\":[1,{\"y\":[null,true]}],\"shape\":[1],\"data_offsets\":[0,4]}}";
        try (SafetensorsFile file = open(folder, file(header, ONE))) {
            assertArrayEquals(new float[] {1}, file.readFloats("w"));
        }
    }

    static Stream<Arguments> broken() {
        String brace = "{" + w() + "}";
        String a = entry("a", "F32", "[2]", "[0,8]");
        byte[] four = new byte[4];
        byte[] eight = new byte[8];
        byte[] twelve = new byte[12];
        byte[] notUtf8 = brace.getBytes(StandardCharsets.UTF_8);
        notUtf8[2] = (byte) 0xff;
        byte[] header = brace.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                // ranges against each other
                bad(
                        "overlap",
                        file("{" + a + "," + entry("b", "F32", "[2]", "[4,12]") + "}", twelve),
                        "overlap",
                        "\"b\""),
                bad(
                        "same range",
                        file("{" + a + "," + entry("b", "F32", "[2]", "[0,8]") + "}", eight),
                        "overlap",
                        "\"b\""),
                bad(
                        "hole",
                        file("{" + a + "," + entry("b", "F32", "[1]", "[12,16]") + "}", new byte[16]),
                        "hole",
                        "8..12",
                        "\"b\""),
                bad("not at 0", file("{" + entry("w", "F32", "[1]", "[4,8]") + "}", eight), "hole", "0..4", "\"w\""),
                bad("trailing", file(brace, twelve), "trailing", "8 bytes", "\"w\""),
                bad("trailing without tensors", file("{}", four), "trailing", "4 bytes"),
                bad("data too short", file("{" + a + "}", four), "truncated", "\"a\""),
                bad(
                        "empty inside another",
                        file("{" + a + "," + entry("e", "F32", "[0]", "[4,4]") + "}", eight),
                        "overlap",
                        "\"e\""),
                // the header's length
                bad("past the end", file(5000, header, ONE), "header length", "5000", "beyond the end"),
                bad("2^64-1", file(-1, header, ONE), "header length", "18446744073709551615"),
                bad("2^63", file(Long.MIN_VALUE, header, ONE), "header length", "9223372036854775808"),
                bad("2^31", file(1L << 31, "{}".getBytes(StandardCharsets.UTF_8)), "header length", "2147483648"),
                bad("over the cap", file(100_000_001, header, ONE), "header length", "100000000"),
                bad("seven bytes", new byte[7], "at least 8 bytes", "got 7"),
                bad("empty file", new byte[0], "at least 8 bytes", "got 0"),
                bad("empty header", file("", ONE), "begin with {"),
                bad("only spaces", file("   ", ONE), "begin with {"),
                // shape, type and range of one tensor
                bad(
                        "32-bit wrap",
                        file("{" + entry("w", "U8", "[65536,65537]", "[0,65536]") + "}", new byte[65536]),
                        "shape of w",
                        "4295032832"),
                bad(
                        "product overflow",
                        file("{" + entry("w", "U8", "[" + BIG + ",4]", "[0,0]") + "}"),
                        "shape of w",
                        "2^63"),
                bad(
                        "bytes overflow",
                        file("{" + entry("w", "F32", "[" + BIG + "]", "[0,0]") + "}"),
                        "shape of w",
                        "2^63"),
                bad(
                        "overflow before a zero",
                        file("{" + entry("w", "U8", "[" + BIG + ",4,0]", "[0,0]") + "}"),
                        "shape of w"),
                bad(
                        "size is not the shape's",
                        file("{" + entry("w", "F16", "[1]", "[0,4]") + "}", ONE),
                        "shape of w",
                        "takes 2 bytes",
                        "has 4"),
                bad(
                        "half a byte",
                        file("{" + entry("w", "F4", "[7]", "[0,4]") + "}", ONE),
                        "shape of w",
                        "whole bytes"),
                bad("lower-case type", file("{" + entry("w", "f32", "[1]", "[0,4]") + "}", ONE), "w.dtype", "\"f32\""),
                bad("unknown type", file("{" + entry("w", "F128", "[1]", "[0,4]") + "}", ONE), "w.dtype", "\"F128\""),
                bad("type is a number", file("{\"w\":{\"dtype\":1}}"), "w.dtype", "got 1"),
                bad(
                        "negative length",
                        file("{" + entry("w", "F32", "[-1,-1]", "[0,4]") + "}", ONE),
                        "w.shape",
                        "at least 0",
                        "-1"),
                bad("minus zero", file("{" + entry("w", "F32", "[1]", "[-0,4]") + "}", ONE), "w.data_offsets", "-0"),
                bad(
                        "length 2^64",
                        file("{" + entry("w", "F32", "[18446744073709551616]", "[0,4]") + "}", ONE),
                        "w.shape",
                        "2^63"),
                bad(
                        "fractions",
                        file("{" + entry("w", "F32", "[1]", "[0.0,4e0]") + "}", ONE),
                        "w.data_offsets",
                        "whole number",
                        "0.0"),
                bad("numbers in quotes", file("{" + entry("w", "F32", "[\"1\"]", "[0,4]") + "}", ONE), "w.shape"),
                bad("reversed", file("{" + entry("w", "F32", "[1]", "[4,0]") + "}", ONE), "w.data_offsets", "reversed"),
                bad("one offset", file("{" + entry("w", "F32", "[1]", "[4]") + "}", ONE), "w.data_offsets", "two"),
                bad("three offsets", file("{" + entry("w", "F32", "[1]", "[0,4,8]") + "}", ONE), "w.data_offsets"),
                bad("shape null", file("{" + entry("w", "F32", "null", "[0,4]") + "}", ONE), "w.shape", "null"),
                bad("no type", file("{\"w\":{\"shape\":[1],\"data_offsets\":[0,4]}}", ONE), "dtype is missing"),
                bad("no shape", file("{\"w\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}", ONE), "shape is missing"),
                bad("no offsets", file("{\"w\":{\"dtype\":\"F32\",\"shape\":[1]}}", ONE), "data_offsets is missing"),
                bad("tensor is an array", file("{\"w\":[]}"), "w must be an object"),
                // keys and notes
                bad("tensor twice", file("{" + w() + "," + w() + "}", ONE), "duplicate key \"w\""),
                bad(
                        "tensor twice, escaped",
                        file("{" + w() + "," + w().replace("\"w\"", "\"\\u0077\"") + "}", ONE),
                        "duplicate key \"w\""),
                bad(
                        "type twice",
                        file("{" + w().replace("{", "{\"dtype\":\"F32\",") + "}", ONE),
                        "duplicate key \"dtype\""),
                bad("note twice", file("{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}"), "duplicate key \"k\""),
                bad("notes twice", file("{\"__metadata__\":{},\"__metadata__\":{}}"), "duplicate key \"__metadata__\""),
                bad(
                        "note is a number",
                        file("{\"__metadata__\":{\"step\":7}," + w() + "}", ONE),
                        "__metadata__.step must be a string",
                        "got 7"),
                bad("notes are null", file("{\"__metadata__\":null," + w() + "}", ONE), "__metadata__", "null"),
                bad(
                        "notes are a tensor",
                        file("{" + w().replace("\"w\"", "\"__metadata__\"") + "}", ONE),
                        "__metadata__"),
                bad("half a surrogate pair", file("{" + w().replace("\"w\"", "\"\\ud800\"") + "}", ONE), "surrogate"),
                // JSON and padding
                bad("NUL padding", file(brace + "\0\0\0", ONE), "padding", "0x00"),
                bad("newline padding", file(brace + "\n\t\r ", ONE), "padding", "0x0D"),
                bad("a second value", file(brace + "{}", ONE), "nothing may follow"),
                bad("byte order mark", file("\ufeff" + brace, ONE), "begin with {", "0xEF"),
                bad("space before", file(" " + brace, ONE), "begin with {"),
                bad("an array", file("[]"), "begin with {"),
                bad("not UTF-8", file(notUtf8, ONE), "byte 10", "UTF-8"),
                bad("UTF-16", file("{}".getBytes(StandardCharsets.UTF_16LE)), "padding"),
                bad("comment", file("{/* */}"), "invalid JSON"),
                bad("trailing comma", file("{" + w() + ",}", ONE), "invalid JSON"),
                bad("single quotes", file("{'w':1}"), "invalid JSON"),
                bad("unfinished", file("{\"__metadata__\":{}"), "invalid JSON"),
                bad("control character in a name", file("{\"a\nb\":{}}"), "invalid JSON"),
                bad("too deep", file("{\"w\":{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}}"), "depth"),
                bad(
                        "long number",
                        file("{" + entry("w", "F32", "[" + "9".repeat(5000) + "]", "[0,4]") + "}", ONE),
                        "w.shape"));
    }

    private static Arguments bad(String kind, byte[] bytes, String... named) {
        return Arguments.of(kind, bytes, List.of(named));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void brokenFilesAreRejectedAndSayWhere(String kind, byte[] bytes, List<String> named) {
        FormatException e =
                assertThrows(FormatException.class, () -> open(folder, bytes).close(), kind);
        for (String word : named) {
            assertTrue(e.getMessage().contains(word), () -> "must name " + word + ": " + e.getMessage());
        }
        assertTrue(e.file().endsWith("case.safetensors"));
        assertTrue(e.getMessage().length() < 1000, e::getMessage);
    }

    @Test
    void tensorsAreReadInPieces() throws IOException {
        float[] values = new float[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        try (SafetensorsFile file =
                open(folder, file("{" + entry("w", "F32", "[100000]", "[0,400000]") + "}", floats(values)))) {
            assertArrayEquals(values, file.readFloats("w"));
            float[] piece = new float[3];
            file.readFloats("w", 99_997, piece);
            assertArrayEquals(new float[] {99_997, 99_998, 99_999}, piece);
            byte[] bytes = new byte[4];
            file.readBytes("w", 4, bytes);
            assertArrayEquals(floats(1), bytes);
            assertThrows(IllegalArgumentException.class, () -> file.readFloats("w", 99_998, piece));
            assertThrows(IllegalArgumentException.class, () -> file.readFloats("w", -1, piece));
            assertThrows(IllegalArgumentException.class, () -> file.readFloats("w", Long.MAX_VALUE, piece));
            assertThrows(IllegalArgumentException.class, () -> file.readBytes("w", 399_997, bytes));
        }
    }

    @Test
    void askingForTheWrongThingSaysWhatThereIs() throws IOException {
        String header = "{" + w() + "," + entry("i", "I32", "[1]", "[4,8]") + "}";
        try (SafetensorsFile file = open(folder, file(header, new byte[8]))) {
            assertThrows(IllegalArgumentException.class, () -> file.readLongs("w"));
            var type = assertThrows(IllegalArgumentException.class, () -> file.readFloats("i"));
            assertTrue(type.getMessage().contains("I32"), type::getMessage);
            var name = assertThrows(IllegalArgumentException.class, () -> file.info("x"));
            assertTrue(name.getMessage().contains("\"x\""), name::getMessage);
        }
        assertThrows(NoSuchFileException.class, () -> SafetensorsFile.open(folder.resolve("none")));
    }

    @Test
    void aFileThatShrinksIsReportedAsTruncated() throws IOException {
        byte[] bytes = file("{" + entry("w", "F32", "[2]", "[0,8]") + "}", floats(1, 2));
        try (SafetensorsFile file = open(folder, bytes)) {
            Files.write(folder.resolve("case.safetensors"), new byte[20]);
            FormatException e = assertThrows(FormatException.class, () -> file.readFloats("w"));
            assertTrue(e.getMessage().contains("truncated"), e::getMessage);
        }
    }

    /** A tensor of 2^32 + 2^31 elements in a sparse file: all arithmetic is in longs. */
    @Test
    void aTensorLargerThanAnyArrayIsReadInPieces() throws IOException {
        long elements = 3L << 31;
        Path path = folder.resolve("large.safetensors");
        byte[] header = file("{" + entry("w", "U8", "[3,2147483648]", "[0," + elements + "]") + "}");
        try (var channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(header), 0);
            channel.write(ByteBuffer.wrap(new byte[] {42}), header.length + elements - 1);
        }
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            long[] last = new long[2];
            file.readLongs("w", elements - 2, last);
            assertArrayEquals(new long[] {0, 42}, last);
            var e = assertThrows(IllegalArgumentException.class, () -> file.readLongs("w"));
            assertTrue(e.getMessage().contains(elements + " bytes"), e::getMessage);
            assertThrows(IllegalArgumentException.class, () -> file.info("w").dims());
        } finally {
            Files.delete(path);
        }
    }
}
