package org.inkstone.tokenizers.pretokenizer;

import java.util.List;
import java.util.Optional;

/** The split patterns that have a scanner. */
public final class SplitPatterns {
    private static final List<SplitPattern> ALL =
            List.of(Gpt2Pattern.INSTANCE, Cl100kPattern.LLAMA3, Cl100kPattern.QWEN, O200kPattern.INSTANCE);

    private SplitPatterns() {}

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
