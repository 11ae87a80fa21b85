package org.inkstone.data.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.inkstone.data.Document;
import org.inkstone.data.quality.DuplicateUnits.Measure;
import org.inkstone.data.quality.DuplicateUnits.Unit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops documents that break a rule (质量过滤): the rules are tried in order, and the first one broken is named.
 *
 * <p>Immutable; may be shared between threads.
 *
 * @param rules the rules in order
 * @book 数据预处理：质量过滤
 */
public record QualityFilter(List<QualityRule> rules) {
    private static final Logger LOG = LoggerFactory.getLogger(QualityFilter.class);

    public QualityFilter {
        rules = List.copyOf(rules);
    }

    /**
     * A document that was dropped, and why.
     *
     * @param id the document's id
     * @param verdict the first rule that it broke
     */
    public record Drop(String id, Verdict verdict) {}

    /**
     * How many documents passed, and which rules dropped the others.
     *
     * @param kept how many passed
     * @param dropped how many each rule dropped, in the order of the rules; those that dropped none are there with 0
     */
    public record Summary(long kept, Map<String, Long> dropped) {
        public Summary {
            dropped = Collections.unmodifiableMap(new LinkedHashMap<>(dropped));
        }
    }

    /**
     * The published rules of Gopher, apart from the stop words, which suit only English: for English texts add
     * {@code new StopWordCount(StopWordCount.ENGLISH, 2)} by {@link #with}.
     *
     * @return 20 rules
     */
    public static QualityFilter gopher() {
        List<QualityRule> rules = new ArrayList<>(List.of(
                new WordCount(50, 100_000),
                new MeanWordLength(3, 10),
                new SymbolRatio("#", 0.1),
                new SymbolRatio("…", 0.1),
                new AlphabeticWords(0.8),
                new BulletLines(0.9),
                new EllipsisLines(0.3)));
        for (Unit unit : Unit.values()) {
            rules.add(new DuplicateUnits(unit, Measure.NUMBER, 0.3));
            rules.add(new DuplicateUnits(unit, Measure.LENGTH, 0.2));
        }
        for (int n = 2; n <= 4; n++) {
            rules.add(new TopNGram(n, (24 - 2 * n) / 100.0));
        }
        for (int n = 5; n <= 10; n++) {
            rules.add(new DuplicateNGrams(n, (20 - n) / 100.0));
        }
        return new QualityFilter(rules);
    }

    /**
     * Those rules of C4 that judge whole documents: at least five sentences, no braces, no placeholder text. C4 also edits
     * lines, which a filter does not do.
     *
     * @return 3 rules
     */
    public static QualityFilter c4() {
        return new QualityFilter(
                List.of(new SentenceCount(5), new ForbiddenText("{"), new ForbiddenText("lorem ipsum")));
    }

    /**
     * This filter with further rules at its end.
     *
     * @param more the rules to add
     * @return a new filter
     */
    public QualityFilter with(QualityRule... more) {
        List<QualityRule> all = new ArrayList<>(rules);
        all.addAll(List.of(more));
        return new QualityFilter(all);
    }

    /**
     * The first rule that a text breaks.
     *
     * @param text any string
     * @return the verdict; empty if the text passes all rules
     */
    public Optional<Verdict> reject(String text) {
        TextView view = new TextView(text);
        return rules.stream()
                .map(rule -> rule.judge(view))
                .filter(v -> !v.passes())
                .findFirst();
    }

    /**
     * What every rule finds in a text, the ones after the first broken one included.
     *
     * @param text any string
     * @return a verdict for each rule, in order
     */
    public List<Verdict> judge(String text) {
        TextView view = new TextView(text);
        return rules.stream().map(rule -> rule.judge(view)).toList();
    }

    /**
     * Filters a stream of documents, one at a time.
     *
     * @param documents the documents; used up
     * @param kept takes each document that passes, in order
     * @param dropped takes the reason for each document that does not, in order
     * @return the numbers
     */
    public Summary run(Stream<Document> documents, Consumer<Document> kept, Consumer<Drop> dropped) {
        Map<String, Long> byRule = new LinkedHashMap<>();
        rules.forEach(rule -> byRule.put(rule.name(), 0L));
        long[] passed = {0};
        documents.sequential().forEachOrdered(document -> {
            Optional<Verdict> broken = reject(document.text());
            if (broken.isEmpty()) {
                passed[0]++;
                kept.accept(document);
            } else {
                byRule.merge(broken.get().rule(), 1L, Long::sum);
                dropped.accept(new Drop(document.id(), broken.get()));
            }
        });
        Summary summary = new Summary(passed[0], byRule);
        LOG.debug("quality filter: {}", summary);
        return summary;
    }
}
