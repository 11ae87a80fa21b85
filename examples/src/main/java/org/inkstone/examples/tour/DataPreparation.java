package org.inkstone.examples.tour;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inkstone.data.Document;
import org.inkstone.data.DocumentSplit;
import org.inkstone.data.deduplication.ExactDeduplicator;
import org.inkstone.data.deduplication.Normalization;
import org.inkstone.data.language.LanguageGuess;
import org.inkstone.data.language.LanguageIdentifier;
import org.inkstone.data.quality.AlphabeticWords;
import org.inkstone.data.quality.MeanWordLength;
import org.inkstone.data.quality.QualityFilter;
import org.inkstone.data.quality.SymbolRatio;
import org.inkstone.examples.report.DataStage;
import org.inkstone.examples.report.TourReport;

/** The first stage: one language, no junk, nothing twice, and a part held out for the examination. */
final class DataPreparation {
    /** Text from the start of a document that its language is told by. */
    private static final int TELLING = 1_000;
    /** How sure a first guess must be for its text to sharpen the identifier. */
    private static final double SURE = 0.999;

    private static final double TEST_FRACTION = 0.05;
    private static final List<String> WITHOUT_SPACES = List.of("zh", "ja", "th");

    private final TourOptions options;

    DataPreparation(TourOptions options) {
        this.options = options;
    }

    /** The prepared text and the figures of how it came about. */
    record Result(String language, List<Document> train, List<Document> test, DataStage stage) {}

    Result prepare(List<Document> raw) {
        Map<String, List<Document>> byLanguage = byLanguage(raw);
        String language = choose(byLanguage);
        List<Document> own = byLanguage.getOrDefault(language, List.of());

        // #region clean
        List<Document> kept = new ArrayList<>();
        QualityFilter.Summary summary = filter(language).run(own.stream(), kept::add, drop -> {});
        ExactDeduplicator seen = new ExactDeduplicator(Normalization.WHITE_SPACE);
        List<Document> distinct = kept.stream().filter(seen::add).toList();
        DocumentSplit.Parts parts = new DocumentSplit(options.seed(), TEST_FRACTION).split(distinct);
        // #endregion clean
        if (parts.train().isEmpty() || parts.test().isEmpty()) {
            throw new IllegalArgumentException("the corpus must leave documents to train and to test with after"
                    + " filtering; of " + own.size() + " documents in " + language + " there remain "
                    + parts.train().size() + " and " + parts.test().size() + " (a document is a line)");
        }
        DataStage stage = new DataStage(
                raw.size(),
                raw.stream().mapToLong(d -> d.text().codePoints().count()).sum(),
                counts(byLanguage),
                dropped(raw.size() - own.size(), summary.dropped()),
                seen.droppedCount(),
                parts.train().size(),
                bytes(parts.train()),
                parts.test().size(),
                bytes(parts.test()));
        return new Result(language, parts.train(), parts.test(), stage);
    }

    private static Map<String, List<Document>> byLanguage(List<Document> documents) {
        List<String> starts = documents.stream().map(DataPreparation::start).toList();
        LanguageIdentifier identifier = LanguageIdentifier.bundled().adaptTo(starts, SURE);
        List<String> languages = starts.parallelStream()
                .map(identifier::identify)
                .map(LanguageGuess::language)
                .toList();
        Map<String, List<Document>> byLanguage = new TreeMap<>();
        for (int i = 0; i < languages.size(); i++) {
            byLanguage.computeIfAbsent(languages.get(i), l -> new ArrayList<>()).add(documents.get(i));
        }
        return byLanguage;
    }

    private static String start(Document document) {
        String text = document.text();
        return text.length() <= TELLING ? text : text.substring(0, TELLING);
    }

    private String choose(Map<String, List<Document>> byLanguage) {
        if (!options.language().isEmpty()) {
            if (!byLanguage.containsKey(options.language())) {
                throw new IllegalArgumentException("--language must be one that the corpus has, " + byLanguage.keySet()
                        + ", got " + options.language());
            }
            return options.language();
        }
        if (options.corpus() == null) {
            return "en";
        }
        return byLanguage.entrySet().stream()
                .max(Comparator.comparingLong(e -> bytes(e.getValue())))
                .orElseThrow()
                .getKey();
    }

    /** Gopher's rules for Europarl; for texts of unknown kind, which may be verses or chat, only those on symbols. */
    private QualityFilter filter(String language) {
        if (options.corpus() == null) {
            return QualityFilter.gopher();
        }
        QualityFilter symbols = new QualityFilter(List.of(new SymbolRatio("#", 0.1), new SymbolRatio("…", 0.1)));
        return WITHOUT_SPACES.contains(language)
                ? symbols
                : symbols.with(new MeanWordLength(1, 15), new AlphabeticWords(0.5));
    }

    private static List<TourReport.Count> dropped(long otherLanguages, Map<String, Long> byRule) {
        List<TourReport.Count> dropped = new ArrayList<>();
        dropped.add(new TourReport.Count("another language", otherLanguages));
        byRule.forEach((rule, count) -> {
            if (count > 0) {
                dropped.add(new TourReport.Count(rule, count));
            }
        });
        return dropped;
    }

    private static List<TourReport.Count> counts(Map<String, List<Document>> byLanguage) {
        Map<String, Long> counts = new LinkedHashMap<>();
        byLanguage.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        (Map.Entry<String, List<Document>> e) -> -e.getValue().size()))
                .forEach(e -> counts.put(e.getKey(), (long) e.getValue().size()));
        return counts.entrySet().stream()
                .map(e -> new TourReport.Count(e.getKey(), e.getValue()))
                .toList();
    }

    private static long bytes(List<Document> documents) {
        return documents.stream()
                .mapToLong(d -> d.text().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}
