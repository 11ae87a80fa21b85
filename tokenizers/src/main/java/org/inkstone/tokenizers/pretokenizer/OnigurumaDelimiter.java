package org.inkstone.tokenizers.pretokenizer;

import org.inkstone.tokenizers.regex.Matches;
import org.inkstone.tokenizers.regex.Oniguruma;

/**
 * Any regular expression to split at.
 *
 * @param expression the compiled expression
 */
public record OnigurumaDelimiter(Oniguruma expression) implements RegexDelimiter {
    @Override
    public String regex() {
        return expression.pattern();
    }

    @Override
    public void part(char[] text, int from, int to, Parts parts) {
        int done = from;
        Matches matches = expression.matches(text, from, to);
        while (matches.find()) {
            if (done < matches.start()) {
                parts.add(done, matches.start(), false);
            }
            parts.add(matches.start(), matches.end(), true);
            done = matches.end();
        }
        if (done < to) {
            parts.add(done, to, false);
        }
    }
}
