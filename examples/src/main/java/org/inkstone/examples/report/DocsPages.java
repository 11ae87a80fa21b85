package org.inkstone.examples.report;

import java.util.Map;
import java.util.stream.Collectors;

/** The pages of the documentation that the report links to; the one place that knows their names. */
final class DocsPages {
    /** From the tour's default folder, {@code target/tour}, to the documentation of the repository. */
    static final String DEFAULT_BASE = "../../docs/";

    private static final Map<String, String> PAGES = Map.of(
            "tour", "tour.md",
            "data", "tour.md",
            "tokenizer", "byte-level-bpe.md",
            "ladder", "n-gram.md",
            "training", "adamw.md",
            "nextToken", "causal-decoder.md",
            "decoding", "top-p.md",
            "attention", "causal-decoder.md");

    private DocsPages() {}

    /**
     * The links of a report.
     *
     * @param base what to put before each page, such as {@code "../../docs/"}
     * @return a link for each stage
     */
    static Map<String, String> links(String base) {
        return PAGES.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> base + e.getValue()));
    }
}
