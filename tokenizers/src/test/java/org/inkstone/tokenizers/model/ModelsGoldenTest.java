package org.inkstone.tokenizers.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.encoding.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Random models as src/test/golden/models.py has the reference apply them. */
@Timeout(120)
class ModelsGoldenTest {
    @TempDir
    Path folder;

    private static HuggingFaceTokenizer tokenizer(JsonNode model) throws IOException {
        ObjectNode file = Golden.JSON.createObjectNode();
        file.set("model", model);
        return Golden.tokenizer(Golden.JSON.writeValueAsBytes(file));
    }

    private static void check(HuggingFaceTokenizer tokenizer, JsonNode golden, String what) {
        String text = golden.get("text").asText();
        if (golden.has("error")) {
            assertThrows(IllegalArgumentException.class, () -> tokenizer.encode(text), what);
            assertThrows(
                    IllegalArgumentException.class, () -> tokenizer.encode(text, AllowedSpecial.NONE, false), what);
            return;
        }
        Encoding encoding = tokenizer.encode(text, AllowedSpecial.NONE, false);
        int[] ids = Golden.ints(golden.get("ids"));
        assertArrayEquals(ids, tokenizer.encode(text), what);
        assertArrayEquals(
                ids, encoding.ids().stream().mapToInt(Integer::intValue).toArray(), what);
        assertEquals(Golden.strings(golden.get("tokens")), encoding.tokens(), what);
        if (!golden.get("spans").isNull()) {
            List<Encoding.Span> spans = new ArrayList<>();
            golden.get("spans")
                    .forEach(span -> spans.add(
                            new Encoding.Span(span.get(0).asInt(), span.get(1).asInt())));
            assertEquals(spans, encoding.spans(), what);
        }
    }

    @Test
    void idsTokensAndSpansAreThoseOfTheReference() throws IOException {
        int row = 0;
        for (JsonNode golden : Golden.rows("models.jsonl")) {
            HuggingFaceTokenizer tokenizer = tokenizer(golden.get("model"));
            for (JsonNode text : golden.get("cases")) {
                check(tokenizer, text, "row " + row + ": " + text);
            }
            row++;
        }
        assertFalse(row < 100, "rows " + row);
    }

    @Test
    void writtenModelsReadBackTheSame() throws IOException {
        Path file = folder.resolve("tokenizer.json");
        for (JsonNode golden : Golden.rows("models.jsonl")) {
            tokenizer(golden.get("model")).save(file);
            HuggingFaceTokenizer again = HuggingFaceTokenizer.load(file);
            for (JsonNode text : golden.get("cases")) {
                check(again, text, "written: " + text);
            }
            byte[] once = Files.readAllBytes(file);
            again.save(file);
            assertArrayEquals(once, Files.readAllBytes(file));
        }
    }

    @Test
    void threadsShareModels() throws Exception {
        List<JsonNode> rows = Golden.rows("models.jsonl");
        List<HuggingFaceTokenizer> shared = new ArrayList<>();
        for (JsonNode golden : rows) {
            shared.add(tokenizer(golden.get("model")));
        }
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int t = 0; t < 64; t++) {
                int first = t;
                tasks.add(() -> {
                    for (int i = 0; i < 20; i++) {
                        int row = (first + 7 * i) % rows.size();
                        for (JsonNode text : rows.get(row).get("cases")) {
                            check(shared.get(row), text, "row " + row);
                        }
                    }
                    return first;
                });
            }
            for (Future<Integer> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
