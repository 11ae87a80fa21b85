package org.inkstone.models.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.core.safetensors.DType;
import org.inkstone.models.decoder.ModelFolder.StoredTensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole folders of a model, damaged in every way we could think of: each is a model, or one clear IOException, soon and
 * in little memory.
 */
@Timeout(60)
class HostileModelFolderTest {
    private static final Path GOLDEN = Path.of("src/test/golden/decoder");
    private static final List<String> MODELS =
            List.of("gpt2", "gpt2-exact-gelu", "llama", "llama3-rope", "mistral-window", "qwen2", "qwen3");
    private static final long SEED = 20_260_102;
    /** A good folder takes under 2 MB. */
    private static final long MAX_ALLOCATED = 16_000_000;

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private SplittableRandom random;

    @BeforeEach
    void seed() {
        random = new SplittableRandom(SEED);
    }

    private static ModelFolder golden(String name) throws IOException {
        return ModelFolder.read(GOLDEN.resolve(name));
    }

    /** What loading says; empty if it gives a model. Anything but an IOException of one line fails the test. */
    private String refusal(ModelFolder model, String what) throws IOException {
        model.write(folder);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        String message = "";
        try {
            HuggingFaceModel.load(folder, JavaBackend.INSTANCE);
        } catch (IOException e) {
            message = String.valueOf(e.getMessage());
            assertTrue(message.startsWith(folder.toString()) || message.startsWith("the model needs "), message);
            assertTrue(message.length() < 900 && message.lines().count() == 1, message);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what, e);
        }
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(allocated < MAX_ALLOCATED, what + " allocated " + allocated + " bytes");
        return message;
    }

    private void assertLoads(ModelFolder model, String what) throws IOException {
        assertEquals("", refusal(model, what), what);
    }

    private void assertRefused(ModelFolder model, String part, String what) throws IOException {
        String message = refusal(model, what);
        assertTrue(!message.isEmpty() && message.contains(part), what + ": " + message);
    }

    @Test
    void truncatedFilesAreRefused() throws IOException {
        for (String name : MODELS) {
            ModelFolder good = golden(name);
            assertLoads(good, name);
            ModelFolder sharded = good.copy().sharded(good.tensors(scratch));
            assertLoads(sharded, name + " in shards");
            for (ModelFolder whole : List.of(good, sharded)) {
                for (String file : whole.files.keySet()) {
                    for (int i = 0; i < 12; i++) {
                        byte[] bytes = whole.files.get(file);
                        int length = random.nextInt(bytes.length - 2);
                        ModelFolder cut = whole.copy();
                        cut.files.put(file, Arrays.copyOf(bytes, length));
                        String what = "seed " + SEED + ", " + name + "/" + file + " cut to " + length;
                        assertFalse(refusal(cut, what).isEmpty(), what);
                    }
                    ModelFolder missing = whole.copy();
                    missing.files.remove(file);
                    if (!file.equals(ModelFolder.INDEX)) {
                        assertRefused(missing, file, name + " without " + file);
                    } else {
                        assertRefused(missing, ModelFolder.WEIGHTS, name + " without " + file);
                    }
                }
            }
        }
    }

    @Test
    void flippedBitsAreRefusedOrLoad() throws IOException {
        int refused = 0;
        int cases = 0;
        for (String name : MODELS) {
            ModelFolder good = golden(name);
            ModelFolder sharded = good.copy().sharded(good.tensors(scratch));
            for (ModelFolder whole : List.of(good, sharded)) {
                for (String file : whole.files.keySet()) {
                    int end = file.endsWith(".safetensors") ? whole.dataBegin(file) : whole.files.get(file).length;
                    for (int i = 0; i < 25; i++) {
                        ModelFolder bad = whole.copy();
                        byte[] bytes = bad.files.get(file);
                        for (int flips = 1 + i % 3; flips > 0; flips--) {
                            bytes[random.nextInt(end)] ^= (byte) (1 << random.nextInt(8));
                        }
                        String what = "seed " + SEED + ", case " + cases++ + " of " + name + "/" + file;
                        refused += refusal(bad, what).isEmpty() ? 0 : 1;
                    }
                }
            }
        }
        assertTrue(refused > cases / 2, "only " + refused + " of " + cases + " refused");
    }

    @Test
    void flippedBitsOfWeightsAreOtherWeights() throws IOException {
        for (String name : MODELS) {
            ModelFolder good = golden(name);
            for (int i = 0; i < 10; i++) {
                ModelFolder other = good.copy();
                byte[] bytes = other.files.get(ModelFolder.WEIGHTS);
                bytes[random.nextInt(good.dataBegin(ModelFolder.WEIGHTS), bytes.length)] ^=
                        (byte) (1 << random.nextInt(8));
                assertLoads(other, "seed " + SEED + ", " + name + " " + i);
            }
        }
    }

    @Test
    void everyMissingWeightIsNamed() throws IOException {
        for (String name : MODELS) {
            ModelFolder good = golden(name);
            Map<String, StoredTensor> tensors = good.tensors(scratch);
            for (String weight : tensors.keySet()) {
                Map<String, StoredTensor> fewer = new LinkedHashMap<>(tensors);
                fewer.remove(weight);
                assertRefused(good.copy().tensors(fewer), "weight " + weight + ": is missing", name);
                assertRefused(good.copy().sharded(fewer), "weight " + weight + ": is missing", name + " in shards");
            }
        }
    }

    @Test
    void everyWrongShapeOrTypeIsNamed() throws IOException {
        for (String name : MODELS) {
            ModelFolder good = golden(name);
            Map<String, StoredTensor> tensors = good.tensors(scratch);
            for (Map.Entry<String, StoredTensor> entry : tensors.entrySet()) {
                StoredTensor tensor = entry.getValue();
                long count = tensor.bytes().length / 4;
                for (List<Long> shape :
                        List.of(List.of(count, 1L, 1L), List.of(1L, count, 1L), List.of(1L, 1L, count))) {
                    Map<String, StoredTensor> wrong = new LinkedHashMap<>(tensors);
                    wrong.put(entry.getKey(), new StoredTensor(DType.F32, shape, tensor.bytes()));
                    assertRefused(good.copy().tensors(wrong), entry.getKey() + ": must have shape", name);
                }
                for (DType type : List.of(DType.I32, DType.U32)) {
                    Map<String, StoredTensor> wrong = new LinkedHashMap<>(tensors);
                    wrong.put(entry.getKey(), new StoredTensor(type, tensor.shape(), tensor.bytes()));
                    assertRefused(good.copy().tensors(wrong), entry.getKey() + ": must be of a float type", name);
                }
                Map<String, StoredTensor> half = new LinkedHashMap<>(tensors);
                half.put(
                        entry.getKey(),
                        new StoredTensor(
                                DType.BF16, tensor.shape(), Arrays.copyOf(tensor.bytes(), tensor.bytes().length / 2)));
                assertLoads(good.copy().tensors(half), name + " with " + entry.getKey() + " in bfloat16");
            }
        }
    }

    @Test
    void unknownWeightsAreNamedButMasksAreIgnored() throws IOException {
        ModelFolder good = golden("gpt2");
        Map<String, StoredTensor> tensors = good.tensors(scratch);
        Map<String, StoredTensor> more = new LinkedHashMap<>(tensors);
        for (int layer = 0; layer < 2; layer++) {
            String attention = "transformer.h." + layer + ".attn.";
            more.put(attention + "bias", new StoredTensor(DType.U8, List.of(1L, 1L, 24L, 24L), new byte[576]));
            more.put(attention + "masked_bias", new StoredTensor(DType.F32, List.of(), new byte[4]));
        }
        assertLoads(good.copy().tensors(more), "with masks");
        Map<String, StoredTensor> bare = new LinkedHashMap<>();
        more.forEach((name, tensor) -> bare.put(name.replace("transformer.", ""), tensor));
        assertLoads(good.copy().tensors(bare), "without prefix");
        for (String unknown :
                List.of("transformer.h.2.ln_1.weight", "h.0.attn.c_attn.scale", "score.weight", "é\u0000")) {
            Map<String, StoredTensor> extra = new LinkedHashMap<>(tensors);
            extra.put(unknown, new StoredTensor(DType.F32, List.of(1L), new byte[4]));
            assertRefused(good.copy().tensors(extra), "is not known to gpt2", unknown);
        }
    }

    @Test
    void aWeightUnderBothNamesIsRefused() throws IOException {
        ModelFolder good = golden("gpt2");
        Map<String, StoredTensor> tensors = new TreeMap<>(good.tensors(scratch));
        tensors.put("h.0.ln_1.weight", new StoredTensor(DType.F32, List.of(16L), new byte[64]));
        assertRefused(good.copy().tensors(tensors), "transformer.h.0.ln_1.weight", "both names");
    }

    @ParameterizedTest
    @CsvSource({"true, false, ''", "true, true, ''", "false, true, ''", "false, false, lm_head.weight"})
    void theTieFlagDecidesAboutTheOutputMatrix(boolean tied, boolean present, String missing) throws IOException {
        for (String name : List.of("gpt2", "llama3-rope")) {
            ModelFolder good = golden(name);
            Map<String, StoredTensor> tensors = new LinkedHashMap<>(good.tensors(scratch));
            String embedding = name.equals("gpt2") ? "transformer.wte.weight" : "model.embed_tokens.weight";
            tensors.remove("lm_head.weight");
            if (present) {
                tensors.put("lm_head.weight", tensors.get(embedding));
            }
            String config =
                    good.config().replaceAll("\"tie_word_embeddings\": \\w+", "\"tie_word_embeddings\": " + tied);
            assertTrue(config.contains("\"tie_word_embeddings\": " + tied), config);
            ModelFolder model = good.copy().config(config).tensors(tensors);
            if (missing.isEmpty()) {
                assertLoads(model, name);
            } else {
                assertRefused(model, missing, name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"weight_map\":{}}",
                "{\"weight_map\":[]}",
                "{\"weight_map\":{\"a\":7}}",
                "{\"weight_map\":{\"a\":\"../x.safetensors\"}}",
                "{\"weight_map\":{\"a\":\"/etc/passwd\"}}",
                "{\"weight_map\":{\"a\":\"\"}}",
                "{\"weight_map\":{\"a\":\".\"}}",
                "{\"weight_map\":{\"a\":\"\\u0000\"}}",
                "{\"weight_map\":{\"a\":\"config.json\"}}",
                "{\"weight_map\":{\"a\":\"model.safetensors.index.json\"}}",
                "{\"weight_map\":{\"a\":\"model-00001-of-00002.safetensors\"}}",
                "{\"weight_map\":{\"a\":\"no-such-file.safetensors\"}}",
                "{\"weight_map\":{\"a\":\"x\",\"a\":\"x\"}}"
            })
    void brokenIndexesAreRefused(String index) throws IOException {
        ModelFolder good = golden("llama");
        ModelFolder sharded = good.copy().sharded(good.tensors(scratch));
        sharded.files.put(ModelFolder.INDEX, index.getBytes(StandardCharsets.UTF_8));
        assertFalse(refusal(sharded, index).isEmpty(), index);
    }

    @Test
    void foldersInPlaceOfFilesAreRefused() throws IOException {
        for (String file : List.of(ModelFolder.CONFIG, ModelFolder.WEIGHTS)) {
            ModelFolder good = golden("llama");
            good.files.remove(file);
            good.write(folder);
            Files.createDirectory(folder.resolve(file));
            String message = "";
            try {
                HuggingFaceModel.load(folder, JavaBackend.INSTANCE);
            } catch (IOException e) {
                message = String.valueOf(e.getMessage());
            }
            assertTrue(message.contains(file) || message.contains("directory"), file + ": " + message);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vocab_size",
                "hidden_size",
                "num_hidden_layers",
                "num_attention_heads",
                "num_key_value_heads",
                "head_dim",
                "intermediate_size",
                "n_embd",
                "n_layer",
                "n_positions"
            })
    void aConfigThatContradictsTheWeightsIsRefused(String key) throws IOException {
        for (String name : MODELS) {
            ModelFolder good = golden(name);
            for (long value :
                    new long[] {1, 2, 3, 4, 8, 30, 32, 64, 1000, 65_536, 1 << 20, 1 << 30, Integer.MAX_VALUE}) {
                String config = good.config().replaceFirst("\"" + key + "\": \\w+", "\"" + key + "\": " + value);
                if (!config.equals(good.config())) {
                    String message = refusal(good.copy().config(config), name + " with " + key + " " + value);
                    assertFalse(message.isEmpty(), name + " with " + key + " " + value);
                }
            }
        }
    }

    @Test
    void aModelLargerThanMemoryIsRefusedWithBothNumbers() throws IOException {
        ModelFolder good = golden("llama");
        // 65536 · 12288 + layers · (2 · 12288² + 2 · 12288 · 1536 + 3 · 12288 · 49152) parameters and more
        String huge = good.config()
                .replaceFirst("\"hidden_size\": \\d+", "\"hidden_size\": 12288")
                .replaceFirst("\"intermediate_size\": \\d+", "\"intermediate_size\": 49152")
                .replaceFirst("\"num_hidden_layers\": \\d+", "\"num_hidden_layers\": 1000")
                .replaceFirst("\"vocab_size\": \\d+", "\"vocab_size\": 65536");
        String message = refusal(good.copy().config(huge), "huge");
        assertTrue(message.matches("the model needs \\d{14} bytes .* may use \\d+.*"), message);
    }

    @Test
    void aHeaderThatClaimsMuchAllocatesLittle() throws IOException {
        ModelFolder good = golden("llama");
        for (long claimed : new long[] {99_999_999, 100_000_000, 100_000_001, 1L << 40, Long.MAX_VALUE, -1}) {
            ModelFolder bad = good.copy();
            ByteBuffer.wrap(bad.files.get(ModelFolder.WEIGHTS))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(0, claimed);
            assertRefused(bad, "header length", "header of " + claimed);
        }
    }
}
