package org.inkstone.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inkstone.examples.cli.Console;
import org.inkstone.examples.cli.ProgressBars;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.json.TokenizerJson;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.trainer.TokenizerTrainer;
import org.jspecify.annotations.Nullable;
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
            description = "bpe, byte-bpe (byte-level BPE, as GPT-2), wordpiece (as BERT) or unigram (as SentencePiece);"
                    + " default ${DEFAULT-VALUE}.")
    private String algorithm = "byte-bpe";

    @Option(
            names = "--vocab-size",
            required = true,
            paramLabel = "N",
            description = "How many tokens, special ones and the alphabet (for byte-bpe the 256 bytes) included.")
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
            description = "Do not merge pairs that are rarer; default ${DEFAULT-VALUE}. Not for unigram.")
    private long minFrequency;

    @Option(
            names = "--unk-token",
            paramLabel = "TOKEN",
            description =
                    "The token of what cannot be written; default [UNK] for wordpiece, <unk> for unigram, else none.")
    private @Nullable String unknownToken;

    @Option(
            names = "--limit-alphabet",
            defaultValue = "0",
            paramLabel = "N",
            description = "Keep only the N most frequent characters; 0 keeps all. For bpe and wordpiece.")
    private int limitAlphabet;

    @Option(
            names = {"--max-token-length", "--max-piece-length"},
            defaultValue = "0",
            paramLabel = "N",
            description = "How many characters a token may have; 0: no limit, for unigram 16. Not for wordpiece.")
    private int maxTokenLength;

    @Option(
            names = "--end-of-word-suffix",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "What marks the end of a word, such as </w>; default none. For bpe.")
    private String endOfWordSuffix = "";

    @Option(
            names = "--continuing-subword-prefix",
            paramLabel = "TEXT",
            description = "What marks tokens that do not begin a word; default ## for wordpiece, none for bpe.")
    private @Nullable String continuingSubwordPrefix;

    @Option(
            names = "--initial-alphabet",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Characters that are tokens even if the text lacks them. For bpe, wordpiece and unigram.")
    private String initialAlphabet = "";

    @Option(
            names = "--seed-size",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "How many pieces training starts from; default ${DEFAULT-VALUE}. For unigram.")
    private int seedSize;

    @Option(
            names = "--shrinking-factor",
            defaultValue = "0.75",
            paramLabel = "F",
            description =
                    "What part of the pieces a pruning keeps, between 0 and 1; default ${DEFAULT-VALUE}. For unigram.")
    private double shrinkingFactor;

    @Option(
            names = "--sub-iterations",
            defaultValue = "2",
            paramLabel = "N",
            description = "How many rounds of EM come before a pruning; default ${DEFAULT-VALUE}. For unigram.")
    private int subIterations;

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
        TokenizerTrainer trainer = new TokenizerTrainer(algorithm(), options());
        requirePlaceFor(output);
        TokenizerDefinition trained;
        try (ProgressBars bytes = console.progress("bytes");
                ProgressBars steps = console.progress("steps")) {
            trained = trainer.train(input, bytes, (task, done, total, detail) -> {
                bytes.close();
                steps.update(task, done, total, detail);
            });
        }
        TokenizerJson.write(trained, output);
        int size = trained.model().vocabulary().size();
        String merges = trained.model() instanceof BytePairEncoding model
                ? ",\"merges\":" + model.merges().size()
                : "";
        console.result("{\"vocabularySize\":" + size + merges + "}");
        return 0;
    }

    private TokenizerTrainer.Algorithm algorithm() {
        return switch (algorithm) {
            case "bpe" -> TokenizerTrainer.Algorithm.BPE;
            case "byte-bpe" -> TokenizerTrainer.Algorithm.BYTE_LEVEL_BPE;
            case "wordpiece" -> TokenizerTrainer.Algorithm.WORD_PIECE;
            case "unigram" -> TokenizerTrainer.Algorithm.UNIGRAM;
            default ->
                throw new IllegalArgumentException(
                        "--algorithm must be bpe, byte-bpe, wordpiece or unigram, got " + algorithm);
        };
    }

    private TokenizerTrainer.Options options() {
        requireUse("--min-frequency", minFrequency != 0, "bpe", "byte-bpe", "wordpiece");
        requireUse("--limit-alphabet", limitAlphabet != 0, "bpe", "wordpiece");
        requireUse("--max-token-length", maxTokenLength != 0, "bpe", "byte-bpe", "unigram");
        requireUse("--end-of-word-suffix", !endOfWordSuffix.isEmpty(), "bpe");
        requireUse("--continuing-subword-prefix", continuingSubwordPrefix != null, "bpe", "wordpiece");
        requireUse("--initial-alphabet", !initialAlphabet.isEmpty(), "bpe", "wordpiece", "unigram");
        TokenizerTrainer.UnigramSearch usual = TokenizerTrainer.UnigramSearch.DEFAULT;
        requireUse("--seed-size", seedSize != usual.seedSize(), "unigram");
        requireUse("--shrinking-factor", shrinkingFactor != usual.shrinkingFactor(), "unigram");
        requireUse("--sub-iterations", subIterations != usual.subIterations(), "unigram");
        return new TokenizerTrainer.Options(
                vocabularySize,
                specialTokens,
                Optional.ofNullable(unknownToken),
                minFrequency,
                limitAlphabet,
                maxTokenLength,
                endOfWordSuffix,
                Optional.ofNullable(continuingSubwordPrefix),
                initialAlphabet
                        .codePoints()
                        .distinct()
                        .mapToObj(Character::toString)
                        .toList(),
                new TokenizerTrainer.UnigramSearch(seedSize, shrinkingFactor, subIterations));
    }

    private void requireUse(String option, boolean given, String... algorithms) {
        if (given && !List.of(algorithms).contains(algorithm)) {
            throw new IllegalArgumentException(
                    option + " must go with " + String.join(", ", algorithms) + ", got --algorithm " + algorithm);
        }
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
