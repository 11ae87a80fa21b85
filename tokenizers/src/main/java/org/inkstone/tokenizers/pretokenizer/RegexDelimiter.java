package org.inkstone.tokenizers.pretokenizer;

import java.util.Optional;
import org.inkstone.tokenizers.regex.Oniguruma;

/** A regular expression to split at (正则分隔): a hand-written scanner where there is one, else the engine. */
public interface RegexDelimiter extends Delimiter {
    /**
     * The expression, as tokenizer.json writes it.
     *
     * @return a regular expression in Oniguruma's dialect
     */
    String regex();

    /**
     * The delimiter of an expression.
     *
     * @param regex a regular expression in Oniguruma's dialect
     * @return a scanner if there is one, see {@link SplitPatterns}, else the engine
     * @throws org.inkstone.tokenizers.regex.PatternException if the expression is not well formed or not supported
     */
    static RegexDelimiter of(String regex) {
        Optional<RegexDelimiter> scanner = SplitPatterns.delimiter(regex);
        return scanner.isPresent() ? scanner.get() : new OnigurumaDelimiter(Oniguruma.compile(regex));
    }
}
