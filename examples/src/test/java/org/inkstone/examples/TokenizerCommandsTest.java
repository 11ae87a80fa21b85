package org.inkstone.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LINES =
            "the ink 墨\r\nx\u0085y\u2028z\rw 😀\n\n<|endoftext|>the\nlast line without an end";

    @TempDir
    private Path folder;

    private String tokenizer = "";

    @BeforeEach
    void train() throws IOException {
        Path text = Files.writeString(folder.resolve("text.txt"), "the ink of the inkstone\n".repeat(20));
        tokenizer = folder.resolve("tokenizer.json").toString();
        ConsoleRun run = ConsoleRun.of(
                "",
                "train-tokenizer",
                "--algorithm",
                "byte-bpe",
                "--vocab-size",
                "270",
                "--special-token",
                "<|endoftext|>",
                "--input",
                text.toString(),
                "--output",
                tokenizer);
        assertEquals(0, run.status(), run.err());
        assertEquals("{\"vocabularySize\":270,\"merges\":13}\n", run.out());
    }

    @Test
    void decodeGivesBackWhatEncodeRead() throws IOException {
        ConsoleRun encoded = ConsoleRun.of(LINES, "encode", "--tokenizer", tokenizer, "--special-in-text", "none");
        assertEquals(0, encoded.status(), encoded.err());
        ConsoleRun decoded = ConsoleRun.of(encoded.out(), "decode", "--tokenizer", tokenizer);
        assertEquals(0, decoded.status(), decoded.err());
        List<String> lines = List.of(LINES.split("\n", -1));
        List<String> results = List.of(decoded.out().split("\n", -1));
        assertEquals(lines.size() + 1, results.size());
        for (int i = 0; i < lines.size(); i++) {
            assertEquals(lines.get(i), JSON.readValue(results.get(i), String.class));
        }
    }

    @Test
    void linesOfJsonMayHoldLineEnds() {
        ConsoleRun encoded =
                ConsoleRun.of("\"the\\nink\"\n\"\\ud800\"\n", "encode", "--tokenizer", tokenizer, "--json");
        assertEquals(0, encoded.status(), encoded.err());
        assertEquals(
                "\"the\\nink\"\n\"\ufffd\"\n",
                ConsoleRun.of(encoded.out(), "decode", "--tokenizer", tokenizer).out());
        ConsoleRun broken = ConsoleRun.of("\"a\"\nb\n", "encode", "--tokenizer", tokenizer, "--json");
        assertEquals(2, broken.status());
        assertTrue(broken.err().contains("line 2 must be a JSON string"), broken.err());
    }

    @Test
    void everyResultIsOneLineForAnyReader() {
        ConsoleRun encoded = ConsoleRun.of("a\u0085b\u2028c\u2029d", "encode", "--tokenizer", tokenizer);
        ConsoleRun decoded = ConsoleRun.of(encoded.out(), "decode", "--tokenizer", tokenizer);
        assertEquals("\"a\\u0085b\\u2028c\\u2029d\"\n", decoded.out());
    }

    @Test
    void specialTokensInTextAreRecognizedUnlessToldOtherwise() throws IOException {
        String line = "<|endoftext|>the";
        JsonNode special = JSON.readTree(
                ConsoleRun.of(line, "encode", "--tokenizer", tokenizer).out());
        assertEquals(0, special.get(0).intValue());
        assertEquals(2, special.size());
        JsonNode plain =
                JSON.readTree(ConsoleRun.of(line, "encode", "--tokenizer", tokenizer, "--special-in-text", "none")
                        .out());
        assertTrue(plain.size() > 5, plain.toString());
        assertEquals(
                "\"the\"\n",
                ConsoleRun.of(special.toString(), "decode", "--tokenizer", tokenizer)
                        .out());
        assertEquals(
                "\"<|endoftext|>the\"\n",
                ConsoleRun.of(special.toString(), "decode", "--tokenizer", tokenizer, "--keep-special")
                        .out());
    }

    @Test
    void offsetsAreInCodePoints() throws IOException {
        JsonNode result = JSON.readTree(ConsoleRun.of("😀the", "encode", "--tokenizer", tokenizer, "--offsets")
                .out());
        int last = result.get("ids").size() - 1;
        assertEquals("the", result.at("/tokens/" + last).textValue());
        assertEquals("[1,4]", result.at("/offsets/" + last).toString());
        IntStream.range(0, last)
                .forEach(i -> assertEquals("[0,1]", result.at("/offsets/" + i).toString()));
    }

    @Test
    void ranksOfTiktokenNeedAPattern() throws IOException {
        StringBuilder ranks = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            ranks.append(Base64.getEncoder().encodeToString(new byte[] {(byte) b}))
                    .append(' ')
                    .append(b)
                    .append('\n');
        }
        ranks.append(Base64.getEncoder().encodeToString(" a".getBytes(StandardCharsets.UTF_8)))
                .append(" 256\n");
        String file = Files.writeString(folder.resolve("own.tiktoken"), ranks).toString();
        String[] encode = {"encode", "--tokenizer", file, "--pattern", "cl100k_base"};
        assertEquals("[97,256,32,98]\n", ConsoleRun.of("a a b", encode).out());
        assertEquals(
                "{\"ids\":[256,195,169],\"tokens\":[\"Ġa\",\"Ã\",\"©\"],\"offsets\":[[0,2],[2,3],[2,3]]}\n",
                ConsoleRun.of(" aé", "encode", "--tokenizer", file, "--pattern", "r50k_base", "--offsets")
                        .out());
        assertEquals(
                "\" aé\"\n",
                ConsoleRun.of("[256,195,169]", "decode", "--tokenizer", file, "--pattern", "o200k_base")
                        .out());
        assertBad("--pattern: encoding must be one of r50k_base", "a", "encode", "--tokenizer", file);
        assertBad(
                "--pattern: encoding must be left out for files other than .tiktoken",
                "a",
                "encode",
                "--tokenizer",
                tokenizer,
                "--pattern",
                "r50k_base");
    }

    @Test
    void aModelOfSentencePieceIsReadToo() throws IOException {
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        for (String piece : List.of("<unk>", "▁", "▁a", "b")) {
            byte[] text = piece.getBytes(StandardCharsets.UTF_8);
            model.writeBytes(new byte[] {10, (byte) (text.length + 4), 10, (byte) text.length});
            model.writeBytes(text);
            model.writeBytes(new byte[] {24, (byte) (piece.equals("<unk>") ? 2 : 1)});
        }
        Path file = Files.write(folder.resolve("tokenizer.model"), model.toByteArray());
        assertEquals(
                "{\"ids\":[2,3,0],\"tokens\":[\"▁a\",\"b\",\"xx\"],\"offsets\":[[0,1],[1,2],[2,4]]}\n",
                ConsoleRun.of("abxx", "encode", "--tokenizer", file.toString(), "--offsets")
                        .out());
        assertEquals(
                "\"ab ⁇ \"\n",
                ConsoleRun.of("[2,3,0]", "decode", "--tokenizer", file.toString())
                        .out());
    }

    @Test
    void aFolderStandsForTheTokenizerInIt() {
        ConsoleRun run = ConsoleRun.of("the", "encode", "--tokenizer", folder.toString());
        assertEquals(ConsoleRun.of("the", "encode", "--tokenizer", tokenizer).out(), run.out());
        assertBad(
                "/target: folder must have one of tokenizer.json, tokenizer.model, vocab.txt, vocab.json, got none",
                "[1]",
                "decode",
                "--tokenizer",
                Path.of("target").toAbsolutePath().toString());
    }

    @Test
    void badInputIsNamedInOneLine() {
        assertBad(
                "line 2 must be a JSON array of ids such as [1,2,3], got {}",
                "[1]\n{}",
                "decode",
                "--tokenizer",
                tokenizer);
        assertBad("line 1 must be a JSON array", "[1,2", "decode", "--tokenizer", tokenizer);
        assertBad("line 1 must be a JSON array", "", "decode", "--tokenizer", tokenizer);
        assertBad("line 1: id must be in [0, 270), got 99999", "[99999]", "decode", "--tokenizer", tokenizer);
        assertBad("no such file: missing.json", "", "encode", "--tokenizer", "missing.json");
        assertBad("--tokenizer", "", "encode");
        assertBad(
                "--algorithm must be bpe, byte-bpe, wordpiece or unigram, got magic",
                "",
                "train-tokenizer",
                "--algorithm",
                "magic",
                "--vocab-size",
                "300",
                "--input",
                tokenizer,
                "--output",
                "x");
    }

    @Test
    void everyAlgorithmTrainsATokenizerThatReads() throws IOException {
        Path text = folder.resolve("text.txt");
        for (String algorithm : List.of("bpe", "wordpiece", "unigram")) {
            String file = folder.resolve(algorithm + ".json").toString();
            ConsoleRun trained = train(algorithm, "30", text, file, "--special-token", "[CLS]");
            assertEquals(0, trained.status(), trained.err());
            ConsoleRun encoded = ConsoleRun.of("the ink of the inkstone", "encode", "--tokenizer", file);
            assertEquals(0, encoded.status(), encoded.err());
            assertTrue(JSON.readTree(encoded.out()).size() < 20, encoded.out());
            if (!algorithm.equals("bpe")) {
                assertEquals(
                        "\"the ink of the inkstone\"\n",
                        ConsoleRun.of(encoded.out(), "decode", "--tokenizer", file)
                                .out());
            }
        }
    }

    @Test
    void optionsOfTrainingReachTheTokenizer() throws IOException {
        Path text = folder.resolve("text.txt");
        Path file = folder.resolve("options.json");
        String line = "the ink of the inkstone";
        for (List<String> affixes : List.of(
                List.of("--continuing-subword-prefix", "@@"),
                List.of("--end-of-word-suffix", "</w>"),
                List.of("--continuing-subword-prefix", "@@", "--end-of-word-suffix", "</w>"))) {
            ConsoleRun run = train("bpe", "60", text, file.toString(), affixes.toArray(String[]::new));
            assertEquals(0, run.status(), run.err());
            ConsoleRun encoded = ConsoleRun.of(line, "encode", "--tokenizer", file.toString());
            assertEquals(
                    "\"" + line + "\"\n",
                    ConsoleRun.of(encoded.out(), "decode", "--tokenizer", file.toString())
                            .out(),
                    affixes::toString);
        }
        ConsoleRun wordPiece = train(
                "wordpiece",
                "60",
                text,
                file.toString(),
                "--continuing-subword-prefix",
                "@@",
                "--initial-alphabet",
                "xx墨");
        assertEquals(0, wordPiece.status(), wordPiece.err());
        JsonNode model = JSON.readTree(file.toFile()).get("model");
        assertEquals("@@", model.get("continuing_subword_prefix").textValue());
        assertTrue(model.get("vocab").has("墨") && model.get("vocab").has("x"), model.toString());
        assertTrue(model.get("vocab").has("@@nk") || model.get("vocab").has("@@n"), model.toString());
        ConsoleRun unigram = train(
                "unigram",
                "24",
                text,
                file.toString(),
                "--seed-size",
                "40",
                "--shrinking-factor",
                "0.5",
                "--sub-iterations",
                "1",
                "--max-token-length",
                "3",
                "--initial-alphabet",
                "墨");
        assertEquals(0, unigram.status(), unigram.err());
        JsonNode pieces = JSON.readTree(file.toFile()).at("/model/vocab");
        assertTrue(pieces.toString().contains("墨"), pieces.toString());
        pieces.forEach(piece -> assertTrue(
                piece.get(0).textValue().length() <= 3
                        || piece.get(0).textValue().equals("<unk>"),
                pieces.toString()));
    }

    @Test
    void vocabulariesThatCannotBeAreRefused() throws IOException {
        Path text = folder.resolve("text.txt");
        assertBad(train("byte-bpe", "256", text, "x.json", "--special-token", "<s>"), "must be at least 257");
        assertBad(train("bpe", "3", text, "x.json"), "vocabularySize must be at least ");
        assertBad(train("wordpiece", "3", text, "x.json"), "vocabularySize must be at least ");
        assertBad(train("unigram", "3", text, "x.json"), "vocabularySize must be at least ");
        assertBad(
                train("unigram", "300", text, "x.json", "--limit-alphabet", "3"),
                "--limit-alphabet must go with bpe, wordpiece, got --algorithm unigram");
        assertBad(
                train("byte-bpe", "300", text, "x.json", "--initial-alphabet", "a"),
                "--initial-alphabet must go with bpe, wordpiece, unigram, got --algorithm byte-bpe");
        assertBad(train("bpe", "300", text, "x.json", "--seed-size", "9"), "--seed-size must go with unigram");
        assertBad(
                train("unigram", "300", text, "x.json", "--shrinking-factor", "1"),
                "shrinkingFactor must be in (0, 1), got 1.0");
    }

    @Test
    void textThatIsNotUtf8IsNamedBeforeAnythingIsDone() throws IOException {
        Path broken = Files.write(folder.resolve("broken.txt"), new byte[] {'a', '\n', (byte) 0xC3, 'x'});
        ConsoleRun run =
                train("byte-bpe", "300", broken, folder.resolve("x.json").toString());
        assertEquals(2, run.status(), run.toString());
        assertTrue(run.err().contains("broken.txt: byte 2: "), run.err());
        assertTrue(!run.err().contains("100 %"), run.err());
    }

    private static ConsoleRun train(String algorithm, String size, Path text, String output, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "train-tokenizer",
                "--algorithm",
                algorithm,
                "--vocab-size",
                size,
                "--input",
                text.toString(),
                "--output",
                output));
        args.addAll(List.of(more));
        return ConsoleRun.of("", args.toArray(String[]::new));
    }

    private static void assertBad(ConsoleRun run, String message) {
        assertEquals(2, run.status(), run.toString());
        assertTrue(run.err().contains(message), run.err());
    }

    private static void assertBad(String message, String input, String... args) {
        ConsoleRun run = ConsoleRun.of(input.isEmpty() ? "\n" : input, args);
        assertEquals(2, run.status(), run.toString());
        assertTrue(run.errorLine().contains(message), run.err());
    }
}
