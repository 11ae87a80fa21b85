package org.inkstone.core.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafetensorsWriterTest {
    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void path() {
        path = folder.resolve("model.safetensors");
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void everyTypeComesBackByteForByte(DType dtype) throws IOException {
        byte[] bytes = new byte[(int) dtype.byteSize(24)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37 + 1);
        }
        new SafetensorsWriter()
                .addBytes("t", dtype, List.of(2L, 3L, 4L), out -> out.write(bytes))
                .addBytes("none", dtype, List.of(0L), out -> {})
                .write(path);
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertEquals(dtype, file.info("t").dtype());
            assertEquals(List.of(2L, 3L, 4L), file.info("t").shape());
            assertArrayEquals(bytes, file.readBytes("t"));
            assertEquals(0, file.readBytes("none").length);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F64", "F32", "F16", "BF16", "F8_E5M2", "F8_E4M3"})
    void floatsComeBackRounded(DType dtype) throws IOException {
        float[] values = new float[70_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i - 35_000) / 1000f;
        }
        new SafetensorsWriter()
                .addFloats("whole", dtype, List.of(70L, 1000L), () -> values)
                .addPieces(
                        "pieces",
                        dtype,
                        List.of(70_000L),
                        (from, piece) -> System.arraycopy(values, (int) from, piece, 0, piece.length))
                .addFloats("scalar", dtype, List.of(), () -> new float[] {-1.5f})
                .write(path);
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            float[] read = file.readFloats("whole");
            float tolerance =
                    switch (dtype) {
                        case F64, F32 -> 0;
                        case F16 -> 0x1p-11f;
                        case BF16 -> 0x1p-8f;
                        case F8_E4M3 -> 0x1p-4f;
                        default -> 0x1p-3f;
                    };
            for (int i = 0; i < values.length; i++) {
                float bound = Math.max(Math.abs(values[i]) * tolerance, dtype.bits() == 8 ? 0x1p-10f : 0);
                assertEquals(values[i], read[i], bound);
            }
            assertArrayEquals(read, file.readFloats("pieces"));
            assertArrayEquals(new float[] {-1.5f}, file.readFloats("scalar"));
        }
    }

    @Test
    void theBytesDoNotDependOnTheOrderOfCalls() throws IOException {
        SafetensorsWriter one = new SafetensorsWriter()
                .metadata("b", "2")
                .metadata("a", "\"\\\n\u0001 你好")
                .addFloats("x", DType.F16, List.of(1L), () -> new float[] {1})
                .addFloats("y", DType.F32, List.of(2L), () -> new float[] {2, 3});
        SafetensorsWriter other = new SafetensorsWriter()
                .addFloats("y", DType.F32, List.of(2L), () -> new float[] {2, 3})
                .addFloats("x", DType.F16, List.of(1L), () -> new float[] {1})
                .metadata("a", "\"\\\n\u0001 你好")
                .metadata("b", "2");
        one.write(path);
        byte[] first = Files.readAllBytes(path);
        other.write(path);
        assertArrayEquals(first, Files.readAllBytes(path));
        assertEquals(0, ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8);
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertEquals(List.of("y", "x"), file.names());
            assertEquals(Map.of("a", "\"\\\n\u0001 你好", "b", "2"), file.metadata());
        }
    }

    @Test
    void aFileOfNothingIsWrittenAndRead() throws IOException {
        new SafetensorsWriter().write(path);
        assertEquals(16, Files.size(path));
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertEquals(List.of(), file.names());
        }
    }

    @Test
    void aTensorOfTheWrongSizeLeavesTheOldFile() throws IOException {
        Files.writeString(path, "old");
        List<SafetensorsWriter> wrong = List.of(
                new SafetensorsWriter().addFloats("w", DType.F32, List.of(2L), () -> new float[3]),
                new SafetensorsWriter().addBytes("w", DType.F32, List.of(2L), out -> out.write(new byte[7])),
                new SafetensorsWriter().addBytes("w", DType.F32, List.of(2L), out -> out.write(new byte[9])),
                new SafetensorsWriter().addBytes("w", DType.U8, List.of(0L), out -> out.write(1)));
        for (SafetensorsWriter writer : wrong) {
            var e = assertThrows(IllegalStateException.class, () -> writer.write(path));
            assertTrue(e.getMessage().contains("tensor w"), e::getMessage);
        }
        assertEquals("old", Files.readString(path));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void wrongDeclarationsAreRefusedAtOnce() {
        SafetensorsWriter writer = new SafetensorsWriter();
        writer.addBytes("w", DType.U8, List.of(1L), out -> out.write(1));
        assertRefused("again", () -> writer.addBytes("w", DType.U8, List.of(1L), out -> {}));
        assertRefused("__metadata__", () -> writer.addBytes("__metadata__", DType.U8, List.of(1L), out -> {}));
        assertRefused("surrogate", () -> writer.addBytes("\ud800", DType.U8, List.of(1L), out -> {}));
        assertRefused("surrogate", () -> writer.metadata("k", "\udc00"));
        assertRefused("at least 0", () -> writer.addBytes("n", DType.U8, List.of(-1L), out -> {}));
        assertRefused("2^63", () -> writer.addBytes("n", DType.U16, List.of(Long.MAX_VALUE), out -> {}));
        assertRefused("whole bytes", () -> writer.addBytes("n", DType.F4, List.of(3L), out -> {}));
        assertRefused("I32", () -> writer.addFloats("n", DType.I32, List.of(1L), () -> new float[1]));
    }

    private static void assertRefused(String word, Executable call) {
        var e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(e.getMessage().contains(word), e::getMessage);
    }
}
