package org.inkstone.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A small text, a tokenizer of it, and the arguments that train a model of a few thousand weights. */
final class TinyTraining {
    private static final String[] WORDS = {"ink", "stone", "brush", "paper", "water", "the", "a", "grinds", "holds"};

    private final Path folder;

    private TinyTraining(Path folder) {
        this.folder = folder;
    }

    static TinyTraining in(Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 300; line++) {
            for (int word = 0; word < 8; word++) {
                text.append(word == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
            }
            text.append(".\n");
        }
        Files.writeString(folder.resolve("corpus.txt"), text);
        TinyTraining training = new TinyTraining(folder);
        ConsoleRun run = ConsoleRun.of(
                "",
                "train-tokenizer",
                "--vocab-size",
                "280",
                "--special-token",
                "<|endoftext|>",
                "--input",
                training.corpus().toString(),
                "--output",
                training.tokenizer().toString());
        assertEquals(0, run.status(), run.err());
        return training;
    }

    Path corpus() {
        return folder.resolve("corpus.txt");
    }

    Path tokenizer() {
        return folder.resolve("tokenizer.json");
    }

    Path output(String name) {
        return folder.resolve(name);
    }

    /** {@code train} with the arguments that it must have; more may follow, and override these. */
    String[] arguments(String output, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train"));
        List<String> defaults = List.of(
                "--corpus=" + corpus(),
                "--tokenizer=" + tokenizer(),
                "--output=" + output(output),
                "--layers=1",
                "--heads=2",
                "--width=16",
                "--context=16",
                "--batch=4",
                "--steps=30");
        for (String option : defaults) {
            String name = option.substring(0, option.indexOf('=') + 1);
            if (List.of(more).stream().noneMatch(given -> given.startsWith(name))) {
                arguments.add(option);
            }
        }
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    ConsoleRun train(String output, String... more) {
        return ConsoleRun.of("", arguments(output, more));
    }

    byte[] weights(String output) throws IOException {
        return Files.readAllBytes(output(output).resolve("model.safetensors"));
    }
}
