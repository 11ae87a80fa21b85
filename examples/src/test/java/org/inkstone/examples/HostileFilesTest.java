package org.inkstone.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every command with files and numbers that are broken: one line on standard error, and status 2. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class HostileFilesTest {
    private static final long SEED = 20_260_104;

    private Path folder = Path.of("");

    private TinyTraining training = null;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Path> badFiles = new LinkedHashMap<>();

    @BeforeEach
    void forgetProblems() {
        problems.clear();
    }

    @BeforeAll
    void make(@TempDir Path shared) throws IOException {
        folder = shared;
        training = TinyTraining.in(folder);
        assertEquals(0, training.train("good", "--steps=2").status());
        byte[] tokenizer = Files.readAllBytes(training.tokenizer());
        byte[] noise = new byte[5000];
        new SplittableRandom(SEED).nextBytes(noise);
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("empty", new byte[0]);
        contents.put("noise", noise);
        contents.put("zeros", new byte[5000]);
        contents.put("half", Arrays.copyOf(tokenizer, tokenizer.length / 2));
        contents.put("brackets", "[".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        contents.put("objects", "{\"a\":".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        contents.put("digits", "9".repeat(2_000_000).getBytes(StandardCharsets.UTF_8));
        contents.put("null", "null".getBytes(StandardCharsets.UTF_8));
        contents.put("lines", "{\"version\":\n\n\n\u2028\"1.0\"}".getBytes(StandardCharsets.UTF_8));
        contents.put("utf16", "{\"version\":\"1.0\"}".getBytes(StandardCharsets.UTF_16));
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            badFiles.put(content.getKey(), Files.write(folder.resolve(content.getKey()), content.getValue()));
        }
        badFiles.put("folder", Files.createDirectory(folder.resolve("folder")));
        badFiles.put("missing", folder.resolve("missing"));
    }

    /** Notes what is wrong; each test shows all of it at once. */
    private void assertBad(String what, ConsoleRun run) {
        // Progress may stand before the error, when the input was read before it was found bad.
        List<String> lines = run.err()
                .lines()
                .filter(line -> !line.startsWith("count words: "))
                .toList();
        boolean oneLine = lines.size() == 1
                && lines.get(0).startsWith("inkstone ")
                && run.err().length() < 1000;
        if (run.status() != 2 || !oneLine || run.err().matches("(?s).*(Exception|: null\n).*")) {
            problems.add(what + ": status " + run.status() + ", " + run.err());
        }
    }

    @AfterEach
    void showProblems() {
        assertEquals("", String.join("\n", problems));
    }

    @Test
    void brokenTokenizers() {
        String corpus = training.corpus().toString();
        badFiles.forEach((what, file) -> {
            assertBad(what, ConsoleRun.of("text\n", "encode", "--tokenizer", file.toString()));
            assertBad(what, ConsoleRun.of("[1]\n", "decode", "--tokenizer", file.toString()));
            assertBad(
                    what,
                    ConsoleRun.of(
                            "",
                            "train",
                            "--corpus",
                            corpus,
                            "--tokenizer",
                            file.toString(),
                            "--layers=1",
                            "--heads=1",
                            "--width=8",
                            "--context=4",
                            "--batch=1",
                            "--steps=1",
                            "--output",
                            output(what)));
        });
    }

    private String output(String what) {
        return folder.resolve("out-" + what).toString();
    }

    @Test
    void brokenText() {
        String tokenizer = training.tokenizer().toString();
        for (String what : List.of("noise", "utf16", "folder", "missing", "empty")) {
            String file = badFiles.get(what).toString();
            assertBad(
                    what,
                    ConsoleRun.of(
                            "",
                            "train",
                            "--corpus",
                            file,
                            "--tokenizer",
                            tokenizer,
                            "--layers=1",
                            "--heads=1",
                            "--width=8",
                            "--context=4",
                            "--batch=1",
                            "--steps=1",
                            "--output",
                            output(what)));
        }
        for (String what : List.of("noise", "utf16", "folder", "missing")) {
            String file = badFiles.get(what).toString();
            assertBad(
                    what,
                    ConsoleRun.of(
                            "",
                            "train-tokenizer",
                            "--vocab-size=300",
                            "--input",
                            file,
                            "--output",
                            output("t" + what)));
            assertFalse(Files.exists(Path.of(output("t" + what))), "a failed command leaves no file");
        }
        for (String ids : List.of(
                "1",
                "[",
                "[1",
                "[1]]",
                "[-1]",
                "[1.5]",
                "[1e3]",
                "[99999999999999999999]",
                "[\"1\"]",
                "[null]",
                "[[1]]",
                "{}",
                "nul",
                "[2147483647]",
                "[" + "9".repeat(100_000) + "]",
                "[".repeat(100_000))) {
            assertBad(ids, ConsoleRun.of(ids + "\n", "decode", "--tokenizer", tokenizer));
        }
    }

    @Test
    void outputsThatCannotBe() {
        String corpus = training.corpus().toString();
        for (String output : List.of(
                badFiles.get("folder").toString(),
                badFiles.get("empty").resolve("below-a-file").toString(),
                badFiles.get("missing").resolve("below-nothing").toString())) {
            ConsoleRun run =
                    ConsoleRun.of("", "train-tokenizer", "--vocab-size=300", "--input", corpus, "--output", output);
            assertBad(output, run);
            assertEquals(1, run.err().lines().count(), "refused before the training: " + run.err());
        }
        for (String size : List.of("0", "-1", "2147483648", "1e3", "")) {
            assertBad(
                    "size " + size,
                    ConsoleRun.of(
                            "",
                            "train-tokenizer",
                            "--vocab-size=" + size,
                            "--input",
                            corpus,
                            "--output",
                            output("size")));
        }
    }

    @Test
    void brokenModels() throws IOException {
        Path good = training.output("good");
        List<String> files = List.of("config.json", "model.safetensors");
        for (String file : files) {
            for (Map.Entry<String, Path> bad : badFiles.entrySet()) {
                Path model = Files.createDirectory(folder.resolve("model-" + file + "-" + bad.getKey()));
                for (String other : files) {
                    if (!other.equals(file)) {
                        Files.copy(good.resolve(other), model.resolve(other));
                    }
                }
                if (Files.isDirectory(bad.getValue())) {
                    Files.createDirectory(model.resolve(file));
                } else if (Files.exists(bad.getValue())) {
                    Files.copy(bad.getValue(), model.resolve(file));
                }
                String what = file + " " + bad.getKey();
                assertBad(what, ConsoleRun.of("", "logits", "--model", model.toString(), "--ids=1"));
                assertBad(
                        what,
                        ConsoleRun.of("", "generate", "--model", model.toString(), "--ids=1", "--max-new-tokens=1"));
            }
        }
        assertBad("no folder", ConsoleRun.of("", "logits", "--model", output("none"), "--ids=1"));
        assertBad(
                "a file",
                ConsoleRun.of("", "logits", "--model", training.tokenizer().toString(), "--ids=1"));
    }

    @Test
    void numbersOutOfRange() {
        String model = training.output("good").toString();
        for (String ids : List.of("-1", "280", "2147483647", "2147483648", "1.5", "x", "1,,2", "", "[1]")) {
            assertBad("ids " + ids, ConsoleRun.of("", "logits", "--model", model, "--ids=" + ids));
            assertBad(
                    "ids " + ids,
                    ConsoleRun.of("", "generate", "--model", model, "--ids=" + ids, "--max-new-tokens=1"));
        }
        String tooMany = "1" + ",1".repeat(5000);
        assertBad("5001 ids", ConsoleRun.of("", "logits", "--model", model, "--ids=" + tooMany));
        assertBad(
                "5001 ids", ConsoleRun.of("", "generate", "--model", model, "--ids=" + tooMany, "--max-new-tokens=1"));
        for (String option : List.of(
                "--max-new-tokens=0",
                "--max-new-tokens=-1",
                "--max-new-tokens=2147483648",
                "--temperature=0",
                "--temperature=-1",
                "--temperature=NaN",
                "--temperature=Infinity",
                "--top-k=-1",
                "--top-p=-0.1",
                "--top-p=1.1",
                "--top-p=NaN",
                "--min-p=2",
                "--typical-p=-1",
                "--repetition-penalty=0",
                "--repetition-penalty=-1",
                "--repetition-penalty=NaN",
                "--presence-penalty=NaN",
                "--frequency-penalty=Infinity",
                "--no-repeat-ngram-size=-1",
                "--min-new-tokens=-1",
                "--eos=-1",
                "--eos=280",
                "--strategy=magic",
                "--seed=x")) {
            List<String> args = new ArrayList<>(List.of("generate", "--model", model, "--ids=1", "--strategy=sample"));
            if (option.startsWith("--strategy")) {
                args.remove("--strategy=sample");
            }
            if (!option.startsWith("--max-new-tokens")) {
                args.add("--max-new-tokens=1");
            }
            args.add(option);
            assertBad(option, ConsoleRun.of("", args.toArray(String[]::new)));
        }
        for (String option : List.of("--beams=0", "--beams=-1", "--length-penalty=NaN", "--early-stopping=maybe")) {
            assertBad(
                    option,
                    ConsoleRun.of(
                            "",
                            "generate",
                            "--model",
                            model,
                            "--ids=1",
                            "--max-new-tokens=1",
                            "--strategy=beam",
                            option));
        }
    }

    @Test
    void trainingNumbersOutOfRange() {
        for (String option : List.of(
                "--layers=0",
                "--heads=3",
                "--heads=0",
                "--width=-8",
                "--width=2147483647",
                "--context=0",
                "--context=2147483647",
                "--batch=0",
                "--batch=-1",
                "--steps=0",
                "--steps=-1",
                "--dropout=1",
                "--dropout=NaN",
                "--learning-rate=NaN",
                "--learning-rate=-1",
                "--clip=0",
                "--clip=NaN",
                "--accumulation=0",
                "--save-every=0",
                "--warmup=-1",
                "--weight-decay=-1",
                "--weight-decay=NaN",
                "--validation-fraction=1",
                "--validation-fraction=-1",
                "--validation-fraction=NaN",
                "--end-of-text=no such token",
                "--architecture=rnn",
                "--resume=" + folder.resolve("missing"))) {
            Map<String, String> options = new LinkedHashMap<>(Map.of(
                    "--layers", "1", "--heads", "2", "--width", "8", "--context", "4", "--batch", "2", "--steps", "1"));
            String name = option.substring(0, option.indexOf('='));
            options.put(name, option.substring(name.length() + 1));
            List<String> args = new ArrayList<>(List.of(
                    "train",
                    "--corpus",
                    training.corpus().toString(),
                    "--tokenizer",
                    training.tokenizer().toString(),
                    "--output",
                    output("numbers")));
            options.forEach((key, value) -> args.add(key + "=" + value));
            assertBad(option, ConsoleRun.of("", args.toArray(String[]::new)));
        }
    }
}
