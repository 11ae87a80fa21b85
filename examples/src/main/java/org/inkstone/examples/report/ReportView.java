package org.inkstone.examples.report;

import static org.inkstone.examples.report.Display.bytes;
import static org.inkstone.examples.report.Display.count;
import static org.inkstone.examples.report.Display.duration;
import static org.inkstone.examples.report.Display.fixed;
import static org.inkstone.examples.report.Display.magnitude;
import static org.inkstone.examples.report.Display.share;
import static org.inkstone.examples.report.Display.token;
import static org.inkstone.examples.report.Display.width;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inkstone.examples.report.TourReport.Count;

/** What the template shows of a report: the same figures, as text with their units. */
final class ReportView {
    private final TourReport report;

    ReportView(TourReport report) {
        this.report = report;
    }

    Map<String, Object> values() {
        return Map.ofEntries(
                Map.entry("verdict", report.verdict()),
                Map.entry("tiles", tiles()),
                Map.entry("setup", setup()),
                Map.entry("data", data()),
                Map.entry("funnel", funnel()),
                Map.entry("languages", languages()),
                Map.entry("tokenizer", tokenizer()),
                Map.entry("rungs", rungs()),
                Map.entry("gptPoints", gptPoints()),
                Map.entry("nextToken", nextToken()),
                Map.entry("samples", samples()),
                Map.entry("settings", settings()),
                Map.entry("machine", machine()),
                Map.entry("stages", stages()));
    }

    private List<Object> tiles() {
        Ladder ladder = report.ladder();
        double best =
                Math.min(Math.min(ladder.uniform(), ladder.unigram()), Math.min(ladder.bigram(), ladder.trigram()));
        TourReport.Timing timing = report.timing();
        return List.of(
                Map.of("label", "Transformer", "value", fixed(ladder.finalGpt(), 2), "unit", "bits/byte", "main", true),
                tile("Best n-gram model", fixed(best, 2), "bits/byte"),
                tile("Parameters", magnitude(report.setup().parameters()), ""),
                tile("Training tokens", magnitude(report.training().tokens()), ""),
                tile("Training speed", magnitude(timing.tokensPerSecond()), "tokens/s"),
                tile("Whole tour", duration(timing.seconds()), ""));
    }

    private static Map<String, Object> tile(String label, String value, String unit) {
        return Map.of("label", label, "value", value, "unit", unit, "main", false);
    }

    private Map<String, Object> setup() {
        TourReport.Setup setup = report.setup();
        return Map.of(
                "corpus", setup.corpus(),
                "language", setup.language(),
                "seed", Long.toString(setup.seed()),
                "batch", count(setup.batch()),
                "context", count(setup.context()),
                "parameters", count(setup.parameters()));
    }

    private Map<String, Object> data() {
        DataStage data = report.data();
        return Map.of(
                "train", count(data.trainDocuments()) + " documents, " + bytes(data.trainBytes()),
                "test", count(data.testDocuments()) + " documents, " + bytes(data.testBytes()));
    }

    private List<Object> funnel() {
        DataStage data = report.data();
        List<Object> rows = new ArrayList<>();
        rows.add(step("in", "Read", data.documentsIn()));
        for (Count rule : data.dropped()) {
            rows.add(step("drop", "− " + rule.name(), rule.count()));
        }
        rows.add(step("drop", "− duplicate of an earlier one", data.duplicates()));
        rows.add(step("kept", "Kept to train", data.trainDocuments()));
        rows.add(step("kept", "Kept to test", data.testDocuments()));
        return rows;
    }

    private Map<String, Object> step(String kind, String name, long documents) {
        double share = ratio(documents, report.data().documentsIn());
        return Map.of(
                "kind", kind,
                "name", name,
                "count", count(documents),
                "percent", width(share),
                "share", share(share));
    }

    private List<Object> languages() {
        List<Count> languages = report.data().languages();
        long total = languages.stream().mapToLong(Count::count).sum();
        List<Object> rows = new ArrayList<>();
        for (Count language : languages) {
            double share = ratio(language.count(), total);
            rows.add(Map.of(
                    "name", language.name(),
                    "count", count(language.count()),
                    "percent", width(share),
                    "share", share(share)));
        }
        return rows;
    }

    private Map<String, Object> tokenizer() {
        TokenizerStage tokenizer = report.tokenizer();
        List<Object> merges = new ArrayList<>();
        for (TokenizerStage.Merge merge : tokenizer.merges()) {
            merges.add(Map.of(
                    "rank", count(merge.rank()),
                    "left", token(merge.left()),
                    "right", token(merge.right())));
        }
        String algorithm = tokenizer.algorithm();
        return Map.of(
                "algorithm",
                algorithm.isEmpty() ? "" : algorithm.substring(0, 1).toUpperCase(Locale.ROOT) + algorithm.substring(1),
                "vocabularySize",
                count(tokenizer.vocabularySize()),
                "bytesPerToken",
                fixed(tokenizer.bytesPerToken(), 2),
                "merges",
                merges);
    }

    private List<Object> rungs() {
        Ladder ladder = report.ladder();
        return List.of(
                rung("", "uniform", "nothing: all tokens are equally likely", ladder.uniform()),
                rung("", "unigram", "how frequent each token is", ladder.unigram()),
                rung("", "bigram", "which token came just before", ladder.bigram()),
                rung("", "trigram", "which two tokens came before", ladder.trigram()),
                rung(
                        "gpt",
                        "Transformer",
                        "up to " + count(report.setup().context()) + " tokens before",
                        ladder.finalGpt()));
    }

    private Map<String, Object> rung(String kind, String name, String knows, double bits) {
        double share = bits / Math.max(report.ladder().uniform(), bits);
        return Map.of("kind", kind, "name", name, "knows", knows, "bits", fixed(bits, 3), "percent", width(share));
    }

    private List<Object> gptPoints() {
        List<Object> rows = new ArrayList<>();
        for (Ladder.Point point : report.ladder().gpt()) {
            rows.add(Map.of("tokens", count(point.tokens()), "bits", fixed(point.bitsPerByte(), 3)));
        }
        return rows;
    }

    private Map<String, Object> nextToken() {
        TourReport.NextToken next = report.nextToken();
        double largest = next.candidates().stream()
                .mapToDouble(TourReport.NextToken.Candidate::probability)
                .max()
                .orElse(1);
        double together = 0;
        List<Object> rows = new ArrayList<>();
        for (TourReport.NextToken.Candidate candidate : next.candidates()) {
            together += candidate.probability();
            rows.add(Map.of(
                    "token", token(candidate.token()),
                    "share", share(candidate.probability()),
                    "percent", width(largest > 0 ? candidate.probability() / largest : 0)));
        }
        return Map.of("prompt", next.prompt(), "candidates", rows, "together", share(together));
    }

    private List<Object> samples() {
        List<Object> rows = new ArrayList<>();
        for (TourReport.Sample sample : report.samples()) {
            rows.add(Map.of(
                    "strategy", sample.strategy(),
                    "settings", sample.settings(),
                    "prompt", sample.prompt(),
                    "text", sample.text()));
        }
        return rows;
    }

    private List<Object> settings() {
        TourReport.Setup setup = report.setup();
        return List.of(
                row("Layers", count(setup.layers())),
                row("Width", count(setup.width())),
                row("Heads", count(setup.heads())),
                row("Context (tokens)", count(setup.context())),
                row("Parameters", count(setup.parameters())),
                row("Batch (sequences)", count(setup.batch())),
                row("Peak learning rate", Double.toString(setup.learningRate())),
                row("Dropout", Double.toString(setup.dropout())),
                row("Training tokens", count(report.training().tokens())),
                row("Vocabulary (tokens)", count(report.tokenizer().vocabularySize())),
                row("Seed", Long.toString(setup.seed())));
    }

    private List<Object> machine() {
        TourReport.Environment environment = report.environment();
        return List.of(
                row("Backend", environment.backend()),
                row("Processors", count(environment.processors())),
                row("Java", environment.jdk()),
                row("System", environment.os()),
                row("Largest heap", bytes(environment.heapBytes())));
    }

    private static Map<String, Object> row(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    private List<Object> stages() {
        List<Object> rows = new ArrayList<>();
        for (TourReport.Timing.Stage stage : report.timing().stages()) {
            double share = report.timing().seconds() > 0
                    ? stage.seconds() / report.timing().seconds()
                    : 0;
            rows.add(Map.of(
                    "name", stage.name(),
                    "seconds", fixed(stage.seconds(), 1),
                    "percent", width(share),
                    "share", share(share)));
        }
        return rows;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
