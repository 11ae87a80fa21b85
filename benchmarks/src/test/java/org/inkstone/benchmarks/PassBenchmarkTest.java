package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks encode and decode on a tiny text; nothing here is about speed. */
class PassBenchmarkTest {
    @TempDir
    private Path folder;

    private Path text = Path.of("");

    @BeforeEach
    void writeText() throws IOException {
        text = Files.writeString(folder.resolve("text.txt"), "a a\n\nb\na\nc d\n");
    }

    private JsonNode run(String benchmark, String... more) throws IOException {
        return runOn(benchmark, text.toString(), more);
    }

    private static JsonNode runOn(String benchmark, String text, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of(benchmark, "--text", text, "--lines", "2", "--rounds", "2", "--warm-up", "0.01"));
        arguments.addAll(List.of(more));
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            assertEquals(0, Benchmarks.run(arguments.toArray(String[]::new)));
        } finally {
            System.setOut(before);
        }
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertTrue(lines.get(0).startsWith("### " + benchmark));
        return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }

    private static List<String> contestants(JsonNode report) {
        return report.path("results").findValuesAsText("contestant");
    }

    @Test
    void encodesBesideJTokkit() throws IOException {
        JsonNode report = run("encode", "--tiktoken", "R50K");

        assertEquals(List.of("Inkstone", "JTokkit"), contestants(report));
        assertEquals(
                "JTokkit: the same as Inkstone in all lines",
                report.at("/notes/0").asText());
        assertEquals(2, report.at("/settings/lines").asInt());
        assertEquals(2, report.at("/results/1/coldSeconds").size());
        assertEquals(1.0, report.at("/results/0/coldRatio").asDouble());
    }

    @Test
    void decodesBesideJTokkitAndLeavesOutWhoDoesNotRun() throws IOException {
        JsonNode report = run("decode", "--tiktoken", "P50K", "--python", "/no/such/python");

        assertEquals(List.of("Inkstone", "JTokkit"), contestants(report));
        assertTrue(report.at("/notes/2").asText().startsWith("tiktoken: left out, it does not run here: "));
    }

    @Test
    void aTokenizerJsonWithAKnownVocabularyHasTheSamePeers() throws IOException {
        Path json = folder.resolve("tokenizer.json");
        RanksAsMerges.convert(TiktokenVocabulary.R50K.ranks(), "r50k_base").save(json);

        assertEquals(List.of("Inkstone", "JTokkit"), contestants(run("encode", "--tokenizer", json.toString())));
    }

    @Test
    void aVocabularyOfBertHasNoPeersInTheJvm() throws IOException {
        Path vocabulary = Files.writeString(folder.resolve("vocab.txt"), "[UNK]\n[CLS]\n[SEP]\na\nb\n");

        assertEquals(List.of("Inkstone"), contestants(run("encode", "--tokenizer", vocabulary.toString())));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void asksAProgramForItsResultsAndPasses() throws IOException {
        Path program = Files.writeString(
                folder.resolve("python"),
                """
                #!/bin/sh
                echo 1.2
                while read command; do
                  if [ "$command" = results ]; then echo 64,257; [ "$4" = tiktoken ] && echo 65 || echo 66; fi
                  if [ "$command" = passes ]; then echo cold=3 warm=2; fi
                done
                """);
        assertTrue(program.toFile().setExecutable(true));

        JsonNode report = run("encode", "--tiktoken", "R50K", "--python", program.toString());

        assertEquals(List.of("Inkstone", "JTokkit", "tiktoken"), contestants(report));
        assertEquals("[3.0,3.0]", report.at("/results/2/coldSeconds").toString());
        assertEquals(
                "HF tokenizers 1.2: left out, other than Inkstone in 1 of 2 lines, first in line 2, token 1: Inkstone has"
                        + " 65, it has 66",
                report.at("/notes/1").asText());
    }

    @Test
    void theTableHasARowForEachTokenizerThatLoads() throws IOException {
        Path assets = Files.createDirectory(folder.resolve("assets"));
        Files.writeString(assets.resolve("bert.txt"), "[UNK]\n[CLS]\n[SEP]\na\nb\n");
        Files.writeString(assets.resolve("broken.json"), "{}");

        JsonNode report = runOn("tokenizer-table", "en=" + text, "--assets", assets.toString());

        assertEquals(List.of("bert.txt"), report.path("results").findValuesAsText("tokenizer"));
        assertTrue(report.at("/results/0/decode/0/warmMegabytesPerSecond").asDouble() > 0);
        assertTrue(report.at("/results/0/load/0/firstSeconds").asDouble() > 0);
        assertTrue(report.at("/notes/0").asText().startsWith("failed: the JVM must exit with status 0, got 2 from: "));
    }

    @Test
    void leavesNoFilesBehind() throws IOException {
        try (TemporaryFolder temporary = TemporaryFolder.create()) {
            Files.writeString(
                    Files.createDirectory(temporary.path().resolve("inside")).resolve("file"), "x");
            text = temporary.path();
        }

        assertTrue(Files.notExists(text));
    }
}
