package org.inkstone.core.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inkstone.core.io.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsDirectoryTest {
    private static final String ONE = "model-00001-of-00002.safetensors";
    private static final String TWO = "model-00002-of-00002.safetensors";

    @TempDir
    Path folder;

    private void index(String json) throws IOException {
        Files.writeString(folder.resolve(ShardIndex.FILE_NAME), json);
    }

    private static void shard(Path file, String name, float value) throws IOException {
        new SafetensorsWriter()
                .metadata("format", "pt")
                .addFloats(name, DType.F32, List.of(1L), () -> new float[] {value})
                .write(file);
    }

    private void indexOfTwo() throws IOException {
        index("{\"metadata\":{\"total_size\":8},\"weight_map\":{\"b\":\"" + TWO + "\",\"a\":\"" + ONE + "\"}}");
    }

    @Test
    void shardsAreSeenAsOne() throws IOException {
        indexOfTwo();
        shard(folder.resolve(ONE), "a", 1);
        shard(folder.resolve(TWO), "b", 2);
        shard(folder.resolve(SafetensorsDirectory.FILE_NAME), "other", 3);
        try (SafetensorsDirectory weights = SafetensorsDirectory.open(folder)) {
            assertEquals(List.of("a", "b"), weights.names());
            assertArrayEquals(new float[] {2}, weights.readFloats("b"));
            assertEquals(List.of(1L), weights.info("a").shape());
            assertEquals(Map.of("format", "pt"), weights.metadata());
            var e = assertThrows(IllegalArgumentException.class, () -> weights.info("other"));
            assertTrue(e.getMessage().contains("other"), e::getMessage);
        }
        assertEquals(
                List.of(ONE, TWO),
                ShardIndex.read(folder.resolve(ShardIndex.FILE_NAME)).shards());
    }

    @Test
    void aSingleFileNeedsNoIndex() throws IOException {
        shard(folder.resolve(SafetensorsDirectory.FILE_NAME), "w", 3);
        try (SafetensorsDirectory weights = SafetensorsDirectory.open(folder)) {
            assertArrayEquals(new float[] {3}, weights.readFloats("w"));
        }
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        var empty = assertThrows(NoSuchFileException.class, () -> SafetensorsDirectory.open(folder));
        assertTrue(empty.getMessage().contains("model.safetensors"), empty::getMessage);
        indexOfTwo();
        shard(folder.resolve(ONE), "a", 1);
        var shard = assertThrows(NoSuchFileException.class, () -> SafetensorsDirectory.open(folder));
        assertTrue(shard.getMessage().contains(TWO), shard::getMessage);
        shard(folder.resolve(TWO), "c", 2);
        var tensor = assertThrows(FormatException.class, () -> SafetensorsDirectory.open(folder));
        assertTrue(tensor.getMessage().contains("\"b\""), tensor::getMessage);
        assertTrue(tensor.getMessage().contains(TWO), tensor::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../other/model.safetensors",
                "..",
                ".",
                "",
                "/etc/hostname",
                "sub/model.safetensors",
                "..\\\\model.safetensors",
                "C:model.safetensors",
                "file:///etc/hostname",
                "a\\u0000.safetensors",
                "a\\n"
            })
    void namesThatLeadElsewhereAreRejectedBeforeAnyShardIsOpened(String name) throws IOException {
        // The first shard is missing: had it been opened first, that would be the error.
        index("{\"weight_map\":{\"a\":\"missing.safetensors\",\"w\":\"" + name + "\"}}");
        FormatException e = assertThrows(FormatException.class, () -> SafetensorsDirectory.open(folder));
        assertTrue(e.getMessage().contains("weight_map.w"), e::getMessage);
        assertTrue(e.problem().contains("plain name"), e::getMessage);
        assertThrows(IllegalArgumentException.class, () -> new ShardIndex(Map.of("w", "../x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"weight_map\":{\"w\":7}}",
                "{\"weight_map\":{\"w\":null}}",
                "{\"weight_map\":[]}",
                "{\"metadata\":{}}",
                "{\"weight_map\":{\"w\":\"x\",\"w\":\"y\"}}",
                "{\"weight_map\":{},\"weight_map\":{}}",
                "{\"weight_map\":{}} x",
                "[]",
                ""
            })
    void brokenIndexesAreRejected(String json) throws IOException {
        index(json);
        FormatException e = assertThrows(FormatException.class, () -> SafetensorsDirectory.open(folder));
        assertTrue(e.file().endsWith(ShardIndex.FILE_NAME));
    }

    @Test
    void linksMustStayInTheFolder() throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        shard(folder.resolve("outside.safetensors"), "w", 1);
        Files.createSymbolicLink(model.resolve("x.safetensors"), Path.of("../outside.safetensors"));
        Files.writeString(model.resolve(ShardIndex.FILE_NAME), "{\"weight_map\":{\"w\":\"x.safetensors\"}}");
        FormatException e = assertThrows(FormatException.class, () -> SafetensorsDirectory.open(model));
        assertTrue(e.getMessage().contains("outside"), e::getMessage);
    }

    @Test
    void theHubCacheMayLinkToItsBlobs() throws IOException {
        Path blobs = Files.createDirectories(folder.resolve("cache/blobs"));
        Path revision = Files.createDirectories(folder.resolve("cache/snapshots/abc"));
        shard(blobs.resolve("1234"), "w", 5);
        Files.createSymbolicLink(revision.resolve("x.safetensors"), Path.of("../../blobs/1234"));
        Files.writeString(revision.resolve(ShardIndex.FILE_NAME), "{\"weight_map\":{\"w\":\"x.safetensors\"}}");
        try (SafetensorsDirectory weights = SafetensorsDirectory.open(revision)) {
            assertArrayEquals(new float[] {5}, weights.readFloats("w"));
        }
    }
}
