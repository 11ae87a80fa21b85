package org.inkstone.core.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.inkstone.core.io.FormatException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes: a valid file or a {@link FormatException}, and little memory either way. */
class SafetensorsFuzzTest {
    private static final long SEED = 20_260_101;
    private static final long MAX_ALLOCATED = 4_000_000;
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "null",
            "true",
            "-1",
            "0",
            "1e9",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551615",
            "\"F32\"",
            "\"dtype\":",
            "\"__metadata__\":",
            "\\u0000",
            " ",
            "\u0000",
            "\ufeff",
            "é",
            "\\ud800",
            "4294967296,4294967296",
            "[[[[",
            "NaN",
            "//");

    @TempDir
    Path folder;

    private Path path;
    private byte[] valid;
    private RandomGenerator random;

    @BeforeEach
    void writeAValidFile() throws IOException {
        path = folder.resolve("fuzz.safetensors");
        new SafetensorsWriter()
                .metadata("format", "pt")
                .addFloats("w", DType.F32, List.of(2L, 2L), () -> new float[] {1, 2, 3, 4})
                .addFloats("层", DType.F16, List.of(3L), () -> new float[] {1, 2, 3})
                .addBytes("i", DType.I64, List.of(), out -> out.write(new byte[8]))
                .addBytes("e", DType.U8, List.of(0L, 7L), out -> {})
                .write(path);
        valid = Files.readAllBytes(path);
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        assertTrue(isValid(valid, "unchanged"));
    }

    @Test
    void everyTruncationIsRejected() throws IOException {
        for (int length = 0; length < valid.length; length++) {
            byte[] cut = Arrays.copyOf(valid, length);
            assertFalse(isValid(cut, "length " + length), "length " + length);
        }
    }

    @Test
    void everyLongerFileIsRejected() throws IOException {
        for (int more : new int[] {1, 7, 8, 4096}) {
            assertFalse(isValid(Arrays.copyOf(valid, valid.length + more), more + " bytes more"));
        }
    }

    @Test
    void flippedBitsAreRejectedOrRead() throws IOException {
        for (int at = 0; at < valid.length; at++) {
            // Every bit of the header length, and one of each byte after it.
            for (int bit = at < 8 ? 0 : random.nextInt(8), end = at < 8 ? 8 : bit + 1; bit < end; bit++) {
                byte[] flipped = valid.clone();
                flipped[at] ^= (byte) (1 << bit);
                isValid(flipped, "seed " + SEED + ", byte " + at + ", bit " + bit);
            }
        }
    }

    @Test
    void hostileHeaderLengthsAreRejected() throws IOException {
        long own = ByteBuffer.wrap(valid).order(ByteOrder.LITTLE_ENDIAN).getLong();
        for (int shift = 0; shift < 64; shift++) {
            for (long delta = -1; delta <= 1; delta++) {
                long length = (1L << shift) + delta;
                if (length != own) {
                    byte[] hostile = valid.clone();
                    ByteBuffer.wrap(hostile).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
                    assertFalse(isValid(hostile, "header length " + Long.toUnsignedString(length)));
                }
            }
        }
    }

    @Test
    void mutatedHeadersAreRejectedOrRead() throws IOException {
        int headerEnd =
                8 + (int) ByteBuffer.wrap(valid).order(ByteOrder.LITTLE_ENDIAN).getLong();
        byte[] data = Arrays.copyOfRange(valid, headerEnd, valid.length);
        for (int i = 0; i < 400; i++) {
            StringBuilder header = new StringBuilder(new String(valid, 8, headerEnd - 8, StandardCharsets.UTF_8));
            int edits = random.nextInt(1, 4);
            for (int edit = 0; edit < edits; edit++) {
                int from = random.nextInt(header.length());
                int to = Math.min(header.length(), from + random.nextInt(6));
                header.replace(from, to, TOKENS.get(random.nextInt(TOKENS.size())));
            }
            isValid(SafetensorsBytes.file(header.toString(), data), "seed " + SEED + ", case " + i + ": " + header);
        }
    }

    @Test
    void randomBytesAreRejectedOrRead() throws IOException {
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            if (random.nextBoolean() && noise.length >= 8) {
                Arrays.fill(noise, 1, 8, (byte) 0);
            }
            isValid(noise, "seed " + SEED + ", bytes " + HexFormat.of().formatHex(noise));
        }
    }

    /** Reads everything in a file; false if it was rejected. Any other end fails the test, and so does much memory. */
    private boolean isValid(byte[] bytes, String what) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Files.write(path, bytes);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        boolean valid = true;
        try {
            readFile();
        } catch (FormatException rejected) {
            valid = false;
            assertEquals(path.toString(), rejected.file(), what);
        } catch (IOException | RuntimeException | Error e) {
            fail(what, e);
        }
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(allocated < MAX_ALLOCATED, () -> what + " allocated " + allocated + " bytes");
        return valid;
    }

    private void readFile() throws IOException {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            for (String name : file.names()) {
                TensorInfo info = file.info(name);
                assertEquals(info.byteSize(), file.readBytes(name).length);
                if (info.dtype().isFloat()) {
                    assertEquals(info.elementCount(), file.readFloats(name).length);
                }
                if (info.dtype().isInteger()) {
                    assertEquals(info.elementCount(), file.readLongs(name).length);
                }
            }
        }
    }
}
