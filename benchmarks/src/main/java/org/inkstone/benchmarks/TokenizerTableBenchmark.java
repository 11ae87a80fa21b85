package org.inkstone.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The benchmarks {@code encode}, {@code decode} and {@code load} for every tokenizer of a folder and several texts, in one
 * table. Each tokenizer and text has a JVM of its own, as a program with one tokenizer does: the compiler knows nothing of
 * the others.
 */
@Command(name = "tokenizer-table", description = "Every tokenizer of a folder on several texts, in one table.")
final class TokenizerTableBenchmark implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(TokenizerTableBenchmark.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--assets",
            required = true,
            paramLabel = "DIR",
            description = "The folder; every .json, .tiktoken, .model and .txt in it is a tokenizer.")
    private Path assets = Path.of("");

    @Option(
            names = "--text",
            required = true,
            arity = "1..*",
            paramLabel = "NAME=FILE",
            description = "UTF-8 texts and what the table calls them.")
    private Map<String, Path> texts = new LinkedHashMap<>();

    @Option(
            names = "--tiktoken",
            arity = "1..*",
            paramLabel = "NAME",
            description = "Vocabularies of JTokkit's to add: ${COMPLETION-CANDIDATES}; default none.")
    private List<TiktokenVocabulary> tiktoken = new ArrayList<>();

    @Option(
            names = "--lines",
            paramLabel = "N",
            description = "Measure only the first N lines; default by --megabytes.")
    private @Nullable Integer lines;

    @Option(
            names = "--megabytes",
            paramLabel = "MB",
            description = "Measure so much of the beginning of each text; default 0.5.")
    private double megabytes = 0.5;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is measured; default 3.")
    private int rounds = 3;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "Unmeasured passes of each; default 3.")
    private double warmUpSeconds = 3;

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            description = "A Python with tokenizers, tiktoken or sentencepiece, whose speed is measured beside.")
    private @Nullable Path python;

    private final List<String> failures = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        List<TokenizerTable.Row> rows = new ArrayList<>();
        for (Map.Entry<String, List<String>> tokenizer : tokenizers().entrySet()) {
            log.info("loading {}", tokenizer.getKey());
            List<JsonNode> load = run("load", tokenizer.getValue(), List.of("--rounds", "1"));
            if (load.isEmpty()) {
                continue;
            }
            for (Map.Entry<String, Path> text : texts.entrySet()) {
                log.info("{} on {}", tokenizer.getKey(), text.getKey());
                List<JsonNode> passes = run("encode-decode", tokenizer.getValue(), passes(text.getValue()));
                JsonNode encode = passes.isEmpty() ? MissingNode.getInstance() : passes.get(0);
                JsonNode decode = passes.isEmpty() ? MissingNode.getInstance() : passes.get(1);
                rows.add(new TokenizerTable.Row(tokenizer.getKey(), text.getKey(), encode, decode, load.get(0)));
            }
        }
        if (rows.isEmpty()) {
            throw new IOException("one tokenizer at least must load, but none does");
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        if (lines != null) {
            settings.put("lines", lines);
        } else {
            settings.put("MB of each text", megabytes);
        }
        settings.put("rounds", rounds);
        settings.put("threads", 1);
        TokenizerTable table = new TokenizerTable(rows);
        List<String> notes = new ArrayList<>(table.notes());
        notes.addAll(failures);
        Console.print(
                new Findings("tokenizer-table", Machine.current(), settings, table.table(), table.results(), notes));
        return 0;
    }

    /** Names and the arguments that choose them. */
    private Map<String, List<String>> tokenizers() throws IOException {
        Map<String, List<String>> tokenizers = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(assets)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> {
                String name = String.valueOf(file.getFileName());
                if (name.matches(".*\\.(json|tiktoken|model|txt)")) {
                    tokenizers.put(name.replaceFirst("\\.json$", ""), List.of("--tokenizer", file.toString()));
                }
            });
        }
        tiktoken.forEach(vocabulary -> tokenizers.put(vocabulary.name(), List.of("--tiktoken", vocabulary.name())));
        if (tokenizers.isEmpty()) {
            throw new IllegalArgumentException("the folder must have a tokenizer, but " + assets + " has none");
        }
        return tokenizers;
    }

    private List<String> passes(Path text) {
        List<String> arguments = new ArrayList<>(List.of("--text", text.toString()));
        arguments.addAll(lines != null ? List.of("--lines", "" + lines) : List.of("--megabytes", "" + megabytes));
        arguments.addAll(List.of("--rounds", "" + rounds, "--warm-up", "" + warmUpSeconds));
        return arguments;
    }

    /** The reports of a JVM; none if it fails, so that the work of all others is not lost. */
    private List<JsonNode> run(String benchmark, List<String> tokenizer, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(benchmark));
        arguments.addAll(tokenizer);
        arguments.addAll(more);
        if (python != null) {
            arguments.addAll(List.of("--python", python.toString()));
        }
        try {
            List<JsonNode> reports = new ArrayList<>();
            for (String line : new FreshJvm(Benchmarks.class, arguments).run().lines()) {
                if (line.startsWith("{")) {
                    reports.add(JSON.readTree(line));
                }
            }
            return reports;
        } catch (IOException e) {
            failures.add("failed: " + e.getMessage());
            return List.of();
        }
    }
}
