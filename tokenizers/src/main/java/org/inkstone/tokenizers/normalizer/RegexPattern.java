package org.inkstone.tokenizers.normalizer;

import org.inkstone.tokenizers.regex.Matches;
import org.inkstone.tokenizers.regex.Oniguruma;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * A regular expression in Oniguruma's dialect (正则模式). In an empty text nothing is found.
 *
 * @param expression the compiled expression
 */
public record RegexPattern(Oniguruma expression) implements TextPattern {
    @Override
    public String source() {
        return expression.pattern();
    }

    @Override
    public boolean isRegex() {
        return true;
    }

    @Override
    public void forEachMatch(AlignedText text, Match match) {
        if (text.length() > 0) {
            Matches matches = expression.matches(text.characters(), 0, text.length());
            while (matches.find()) {
                match.at(matches.start(), matches.end());
            }
        }
    }
}
