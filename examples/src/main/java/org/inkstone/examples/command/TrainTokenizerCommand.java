package org.inkstone.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.inkstone.examples.cli.Console;
import org.inkstone.examples.cli.ProgressBars;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.inkstone.tokenizers.trainer.BytePairEncodingTrainer;
import org.inkstone.tokenizers.trainer.TrainedMerges;
import org.inkstone.tokenizers.trainer.WordCounter;
import org.inkstone.tokenizers.trainer.WordCounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a tokenizer on text files. */
@Command(name = "train-tokenizer", description = "Train a tokenizer on UTF-8 text files and write a tokenizer.json.")
public final class TrainTokenizerCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--algorithm",
            defaultValue = "byte-bpe",
            paramLabel = "NAME",
            description = "byte-bpe (byte-level BPE, as GPT-2); default ${DEFAULT-VALUE}.")
    private String algorithm = "byte-bpe";

    @Option(
            names = "--vocab-size",
            required = true,
            paramLabel = "N",
            description = "How many tokens, special ones and the 256 bytes included.")
    private int vocabularySize;

    @Option(
            names = "--input",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "The text to learn from.")
    private List<Path> input = new ArrayList<>();

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The tokenizer.json to write.")
    private Path output = Path.of("");

    @Option(
            names = "--special-token",
            paramLabel = "TOKEN",
            description = "A special token, such as <|endoftext|>; may be repeated; the first ids are theirs.")
    private List<String> specialTokens = new ArrayList<>();

    @Option(
            names = "--min-frequency",
            defaultValue = "0",
            paramLabel = "N",
            description = "Do not merge pairs that are rarer; default ${DEFAULT-VALUE}.")
    private long minFrequency;

    /**
     * Makes the command.
     *
     * @param console where it reads and writes
     */
    public TrainTokenizerCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!algorithm.equals("byte-bpe")) {
            throw new IllegalArgumentException("--algorithm must be byte-bpe, got " + algorithm);
        }
        requirePlaceFor(output);
        BytePairEncodingTrainer.Options options = new BytePairEncodingTrainer.Options(
                vocabularySize, minFrequency, specialTokens, ByteLevelAlphabet.symbols(), 0, 0);
        WordCounts words;
        try (ProgressBars progress = console.progress("bytes")) {
            int threads = Runtime.getRuntime().availableProcessors();
            words = new WordCounter(ByteLevel.GPT2, threads, progress).countFiles(input);
        }
        TrainedMerges trained;
        try (ProgressBars progress = console.progress("tokens")) {
            trained = new BytePairEncodingTrainer(options).train(words, progress);
        }
        HuggingFaceTokenizer.of(trained, ByteLevel.GPT2, specialTokens).save(output);
        console.result("{\"vocabularySize\":" + trained.vocabulary().size() + ",\"merges\":"
                + trained.merges().size() + "}");
        return 0;
    }

    /** Better before the training than after it. */
    private static void requirePlaceFor(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new IllegalArgumentException("--output must be a file, got the folder " + file);
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--output must be in a folder that exists, got " + file);
        }
    }
}
