package org.inkstone.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inkstone.tokenizers.trainer.TokenizerTrainer.Algorithm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Training of a tokenizer from a file. The peer prints {@code seconds=…}, else the whole run counts; if it prints
 * {@code vocabulary_sha256=…}, the report says whether it learned the same.
 */
@Command(name = "train-tokenizer", description = "Training of a tokenizer, in seconds on all cores.")
final class TrainTokenizerBenchmark implements Callable<Integer> {
    @Option(names = "--text", required = true, paramLabel = "FILE", description = "UTF-8 text to learn from; {text}.")
    private Path text = Path.of("");

    @Option(
            names = "--vocab-size",
            required = true,
            paramLabel = "N",
            description = "How many tokens, the alphabet included; {vocab-size}.")
    private int vocabularySize;

    @Option(
            names = "--algorithm",
            defaultValue = "byte-bpe",
            paramLabel = "NAME",
            description = "bpe, byte-bpe, wordpiece or unigram; {algorithm}; default ${DEFAULT-VALUE}.")
    private String algorithm = "byte-bpe";

    @Mixin
    private PeerOptions peers = new PeerOptions();

    @Override
    public Integer call() throws IOException {
        double megabytes = Files.size(text) / 1e6;
        TokenizerTraining ours = new TokenizerTraining(text, vocabularySize, algorithm());
        Map<String, Object> placeholders = Map.of("text", text, "vocab-size", vocabularySize, "algorithm", algorithm);
        Optional<PeerContestant> peer = peers.contestant(
                placeholders, output -> output.number("seconds").orElse(output.wallSeconds()));
        List<Contestant> contestants = new ArrayList<>(List.of(ours));
        peer.ifPresent(contestants::add);
        List<Timings> timings = peers.alternation().run(contestants);

        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("text", String.valueOf(text.getFileName()));
        settings.put("MB", Math.round(1e3 * megabytes) / 1e3);
        settings.put("algorithm", algorithm);
        settings.put("vocab-size", vocabularySize);
        List<String> notes = peer.map(p -> notes(p, Sha256.ofLines(ours.vocabulary().stream())))
                .orElse(List.of());
        Console.print(new Report(
                "train-tokenizer",
                Machine.current(),
                settings,
                List.of(Column.time("s", 1), Column.rate("MB/s", megabytes)),
                timings,
                notes));
        return 0;
    }

    private Algorithm algorithm() {
        return switch (algorithm) {
            case "bpe" -> Algorithm.BPE;
            case "byte-bpe" -> Algorithm.BYTE_LEVEL_BPE;
            case "wordpiece" -> Algorithm.WORD_PIECE;
            case "unigram" -> Algorithm.UNIGRAM;
            default ->
                throw new IllegalArgumentException(
                        "--algorithm must be bpe, byte-bpe, wordpiece or unigram, got " + algorithm);
        };
    }

    private static List<String> notes(PeerContestant peer, String digest) {
        PeerOutput output = peer.lastOutput();
        String learned = output.text("vocabulary_sha256")
                .map(other -> other.equals(digest)
                        ? "the same vocabulary as Inkstone, id by id"
                        : "another vocabulary than Inkstone: the work was not the same")
                .orElse("does not say what it learned");
        String timed = output.number("seconds").isPresent() ? "timed by itself" : "timed from start to exit";
        return List.of(peer.name() + ": " + learned + "; " + timed);
    }
}
