package org.inkstone.tokenizers.pretokenizer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The split patterns that have a scanner. */
public final class SplitPatterns {
    private static final List<SplitPattern> ALL =
            List.of(Gpt2Pattern.INSTANCE, Cl100kPattern.LLAMA3, Cl100kPattern.QWEN, O200kPattern.INSTANCE);

    private static final List<RegexDelimiter> PARTIAL =
            List.of(NumberRuns.INSTANCE, CjkRuns.INSTANCE, DeepSeekWords.INSTANCE);

    private SplitPatterns() {}

    /** The scanner of a regular expression, be it one that matches everything or one that leaves something out. */
    static Optional<RegexDelimiter> delimiter(String regex) {
        return Stream.<RegexDelimiter>concat(ALL.stream(), PARTIAL.stream())
                .filter(pattern -> pattern.regex().equals(regex))
                .findFirst();
    }

    /**
     * The scanner of a regular expression.
     *
     * @param regex the expression, character by character as tokenizer.json has it
     * @return the scanner, or nothing if there is none
     */
    public static Optional<SplitPattern> of(String regex) {
        return ALL.stream().filter(pattern -> pattern.regex().equals(regex)).findFirst();
    }
}
