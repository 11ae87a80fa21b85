package org.inkstone.core.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares with files that the reference implementation wrote; generate.py beside them tells how. */
class ReferenceFilesTest {
    private static final Path GOLDEN = Path.of("src/test/golden/safetensors");

    @TempDir
    Path folder;

    @Test
    void readsWhatTheReferenceWrote() throws IOException {
        try (SafetensorsFile file = SafetensorsFile.open(GOLDEN.resolve("reference.safetensors"))) {
            assertEquals(Map.of("note", "héllo 你好"), file.metadata());
            assertEquals(
                    List.of(
                            "ids",
                            "double",
                            "empty",
                            "scalar",
                            "w",
                            "层.一",
                            "！",
                            "\ud834\udd1e",
                            "brain",
                            "half",
                            "bytes",
                            "flags"),
                    file.names());
            assertEquals(List.of(2L, 3L), file.info("w").shape());
            assertArrayEquals(new float[] {1, -2.5f, 3.25f, 0, 65504, -1e-8f}, file.readFloats("w"));
            assertArrayEquals(new float[] {1, 0.33325195f, -65504}, file.readFloats("half"));
            assertArrayEquals(new float[] {1, 0.33398438f, 3.0041e38f}, file.readFloats("brain"), 1e34f);
            assertArrayEquals(new float[] {0.1f, Float.NEGATIVE_INFINITY}, file.readFloats("double"));
            assertArrayEquals(new long[] {-7, 1L << 40}, file.readLongs("ids"));
            assertArrayEquals(new long[] {1, 0, 1}, file.readLongs("flags"));
            assertArrayEquals(new long[] {0, 255}, file.readLongs("bytes"));
            assertArrayEquals(new long[] {5, -5}, file.readLongs("层.一"));
        }
    }

    @Test
    void writesTheVeryBytesThatTheReferenceWrote() throws IOException {
        Path golden = GOLDEN.resolve("reference.safetensors");
        Path copy = folder.resolve("copy.safetensors");
        try (SafetensorsFile file = SafetensorsFile.open(golden)) {
            SafetensorsWriter writer = new SafetensorsWriter();
            file.metadata().forEach(writer::metadata);
            for (String name : file.names().stream().sorted().toList()) {
                TensorInfo info = file.info(name);
                if (info.dtype() == DType.F32 || info.dtype() == DType.F16) {
                    writer.addPieces(
                            name, info.dtype(), info.shape(), (from, piece) -> file.readFloats(name, from, piece));
                } else {
                    writer.addBytes(name, info.dtype(), info.shape(), out -> out.write(file.readBytes(name)));
                }
            }
            writer.write(copy);
        }
        assertArrayEquals(Files.readAllBytes(golden), Files.readAllBytes(copy));
    }

    @Test
    void convertsAsTheReferenceConverts() throws IOException {
        try (SafetensorsFile file = SafetensorsFile.open(GOLDEN.resolve("conversions.safetensors"))) {
            float[] values = file.readFloats("values");
            for (String name : List.of("f16", "bf16", "e5m2", "e4m3")) {
                DType dtype = file.info(name).dtype();
                ByteBuffer bytes = ByteBuffer.allocate(values.length * dtype.bits() / 8);
                dtype.encode(values, 0, values.length, bytes);
                assertArrayEquals(file.readBytes(name), bytes.array(), name);
            }
            for (String name : List.of("every.e5m2", "every.e4m3")) {
                assertArrayEquals(file.readFloats(name + ".as.f32"), file.readFloats(name), name);
            }
        }
    }
}
