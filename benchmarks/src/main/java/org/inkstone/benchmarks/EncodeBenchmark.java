package org.inkstone.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Byte-level BPE encoding, beside JTokkit and Hugging Face tokenizers in the same JVM. Ids are compared on all lines
 * first; a peer whose ids differ though its vocabulary is the same is left out, and the report says where they differ.
 * A program given by {@code --peer} prints {@code seconds=…}; if it prints {@code ids_sha256=…}, the report says whether
 * its ids are the same.
 */
@Command(name = "encode", description = "Encoding with byte-level BPE, in MB/s on one thread.")
final class EncodeBenchmark implements Callable<Integer> {
    @Option(
            names = "--text",
            required = true,
            paramLabel = "FILE",
            description = "UTF-8 text, {text}; each line is encoded.")
    private Path text = Path.of("");

    @Option(names = "--lines", paramLabel = "N", description = "Use only the first N lines, {lines}; default all.")
    private int lines = Integer.MAX_VALUE;

    @Option(
            names = "--tokenizer",
            paramLabel = "FILE",
            description = "A tokenizer.json of byte-level BPE, {tokenizer}; default a file with JTokkit's vocabulary.")
    private @Nullable Path tokenizer;

    @Option(
            names = "--tiktoken",
            paramLabel = "NAME",
            description = "JTokkit's vocabulary: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private TiktokenVocabulary tiktoken = TiktokenVocabulary.O200K;

    @Mixin
    private PeerOptions peers = new PeerOptions();

    @Override
    public Integer call() throws IOException {
        TextLines read = TextLines.read(text, lines);
        HuggingFaceTokenizer ours = tokenizer == null ? tiktoken.inkstone() : HuggingFaceTokenizer.load(tokenizer);
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            List<String> notes = new ArrayList<>();
            List<LineEncoder> encoders = new ArrayList<>();
            encoders.add(LineEncoder.of(ours));
            addJTokkit(ours, encoders, read.lines(), notes);
            Path file = tokenizerFile(ours, folder.path());
            Optional<DjlEncoder> djl = loadDjl(file, folder.path(), notes);
            djl.ifPresent(peer -> addIfEqual(peer, encoders, read.lines(), notes));
            List<Contestant> contestants = new ArrayList<>();
            encoders.forEach(encoder -> contestants.add(new EncodingContestant(encoder, read.lines())));
            Map<String, Object> placeholders = Map.of("text", text, "lines", lines, "tokenizer", file);
            Optional<PeerContestant> program = peers.contestant(placeholders, output -> output.required("seconds"));
            program.ifPresent(contestants::add);
            List<Timings> timings = peers.alternation().run(contestants);
            djl.ifPresent(DjlEncoder::close);
            program.ifPresent(p ->
                    notes.add(p.name() + ": " + agreement(p.lastOutput(), idsDigest(encoders.get(0), read.lines()))));
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("text", String.valueOf(text.getFileName()));
            settings.put("lines", read.lines().size());
            settings.put("MB", Math.round(1e3 * read.megabytes()) / 1e3);
            settings.put("tokenizer", tokenizer == null ? tiktoken.name() : String.valueOf(tokenizer.getFileName()));
            settings.put("threads", 1);
            Console.print(new Report(
                    "encode",
                    Machine.current(),
                    settings,
                    List.of(Column.rate("MB/s", read.megabytes())),
                    timings,
                    notes));
        }
        return 0;
    }

    private void addJTokkit(
            HuggingFaceTokenizer ours, List<LineEncoder> encoders, List<String> text, List<String> notes)
            throws IOException {
        LineEncoder peer = LineEncoder.of(tiktoken.jtokkit());
        if (tiktoken.isThatOf(ours)) {
            addIfEqual(peer, encoders, text, notes);
        } else {
            encoders.add(peer);
            notes.add(peer.name() + ": another vocabulary, so its ids are others and its speed is only a hint");
        }
    }

    private Path tokenizerFile(HuggingFaceTokenizer ours, Path folder) throws IOException {
        if (tokenizer != null) {
            return tokenizer;
        }
        Path file = folder.resolve("tokenizer.json");
        ours.save(file);
        return file;
    }

    private static Optional<DjlEncoder> loadDjl(Path file, Path folder, List<String> notes) throws IOException {
        try {
            return Optional.of(DjlEncoder.load(file, folder));
        } catch (LinkageError | RuntimeException e) {
            notes.add("DJL (Hugging Face tokenizers): left out, it does not load here: " + e);
            return Optional.empty();
        }
    }

    /** SHA-256 over the ids, a line of text a line, with commas between. */
    private static String idsDigest(LineEncoder encoder, List<String> text) {
        return Sha256.ofLines(text.stream().map(line -> Arrays.stream(encoder.ids(line))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","))));
    }

    private static String agreement(PeerOutput output, String digest) {
        return output.text("ids_sha256")
                .map(other -> other.equals(digest)
                        ? "the same ids as Inkstone in all lines"
                        : "other ids than Inkstone: the work was not the same")
                .orElse("does not say what its ids are");
    }

    private static void addIfEqual(
            LineEncoder peer, List<LineEncoder> encoders, List<String> text, List<String> notes) {
        Optional<String> difference = SameIds.firstDifference(encoders.get(0), peer, text);
        if (difference.isEmpty()) {
            encoders.add(peer);
            notes.add(peer.name() + ": the same ids as Inkstone in all lines");
        } else {
            notes.add(peer.name() + ": left out, its ids differ in " + difference.get());
        }
    }
}
