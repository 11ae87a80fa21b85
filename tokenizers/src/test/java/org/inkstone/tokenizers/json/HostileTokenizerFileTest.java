package org.inkstone.tokenizers.json;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole files of the reference, damaged: a tokenizer that works, or one clear FormatException, in little memory. */
@Timeout(60)
class HostileTokenizerFileTest {
    private static final long SEED = 20_260_103;
    private static final List<String> FILES = List.of(
            "tokenizer.json",
            "tokenizer-false-none-false.json",
            "tokenizer-true-true-false.json",
            "tokenizer-false-true-true.json",
            "tokenizer-true-false-false.json");
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "null",
            "true",
            "-1",
            "1e9",
            "2147483647",
            "\\ud800",
            "\u0000",
            "\"id\":",
            "\"type\":",
            "\"vocab\":{",
            "\"merges\":[",
            "[[[[[[[[",
            "{\"a\":{\"a\":",
            "999999999999999999999");

    @TempDir
    Path folder;

    private SplittableRandom random;

    @BeforeEach
    void seed() {
        random = new SplittableRandom(SEED);
    }

    private static byte[] whole(String name) throws IOException {
        if (name.equals("tokenizer.json")) {
            return Golden.bytes(name);
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        DefinitionWriter.write(Golden.tokenizer(name).definition(), written);
        return written.toByteArray();
    }

    /** Whether the file loads; then it must encode and decode too. */
    private boolean loads(byte[] bytes, String what) throws IOException {
        Path file = Files.write(folder.resolve("tokenizer.json"), bytes);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        boolean loads = true;
        try {
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.load(file);
            tokenizer.decode(tokenizer.encode("low lower 墨 😀\n"));
        } catch (FormatException e) {
            loads = false;
            assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            assertTrue(e.getMessage().lines().count() == 1 && e.getMessage().length() < 900, e.getMessage());
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what, e);
        }
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(allocated < 16_000_000 + 100L * bytes.length, what + " allocated " + allocated + " bytes");
        return loads;
    }

    @Test
    void truncatedFilesAreRefused() throws IOException {
        for (String name : FILES) {
            byte[] whole = whole(name);
            assertTrue(loads(whole, name));
            for (int i = 0; i < 60; i++) {
                int length = random.nextInt(whole.length - 2);
                String what = "seed " + SEED + ", " + name + " cut to " + length;
                assertFalse(loads(Arrays.copyOf(whole, length), what), what);
            }
        }
    }

    @Test
    void damagedFilesAreRefusedOrWork() throws IOException {
        int refused = 0;
        for (String name : FILES) {
            byte[] whole = whole(name);
            for (int i = 0; i < 100; i++) {
                byte[] bad = whole.clone();
                for (int flips = 1 + i % 3; flips > 0; flips--) {
                    bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                }
                refused += loads(bad, "seed " + SEED + ", " + name + " flips " + i) ? 0 : 1;
            }
            for (int i = 0; i < 100; i++) {
                StringBuilder text = new StringBuilder(new String(whole, StandardCharsets.UTF_8));
                for (int edits = 1 + i % 3; edits > 0; edits--) {
                    int from = random.nextInt(text.length());
                    int to = Math.min(text.length(), from + random.nextInt(6));
                    text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
                }
                byte[] bad = text.toString().getBytes(StandardCharsets.UTF_8);
                refused += loads(bad, "seed " + SEED + ", " + name + " edits " + i) ? 0 : 1;
            }
        }
        assertTrue(refused > 500, "only " + refused + " of 1,000 refused");
    }

    @Test
    void hugeIdsAllocateLittle() throws IOException {
        String whole = new String(Golden.bytes("tokenizer.json"), StandardCharsets.UTF_8);
        for (String id : List.of("2147483647", "2147483646", "99999999", "16777216", "-1", "1e5")) {
            String bad = whole.replaceFirst("(\"vocab\":\\s*\\{[^}]*?: ?)\\d+", "$1" + id);
            assertFalse(bad.equals(whole));
            String what = "first id " + id;
            assertFalse(loads(bad.getBytes(StandardCharsets.UTF_8), what), what);
        }
    }
}
