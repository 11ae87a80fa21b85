package org.inkstone.tokenizers.normalizer;

import java.util.Arrays;
import org.inkstone.tokenizers.regex.Oniguruma;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Replaces each match of a pattern by a string (替换). The string is taken as it is: {@code $1} is a dollar and a one. It
 * has the place of the last character it replaces; for an empty match, of the character before.
 *
 * <p>Linear for a literal, but for one like {@code aaaab} in a text of many {@code a}, where it is the product of both
 * lengths.
 *
 * @param pattern what is looked for
 * @param content what each match becomes
 */
public record Replace(TextPattern pattern, String content) implements Normalizer {
    /**
     * Replaces a literal.
     *
     * @param pattern the string that is replaced
     * @param content what it becomes
     * @return the normalizer
     */
    public static Replace literal(String pattern, String content) {
        return new Replace(new LiteralPattern(pattern), content);
    }

    /**
     * Replaces the matches of a regular expression.
     *
     * @param pattern the expression, in Oniguruma's dialect
     * @param content what each match becomes
     * @return the normalizer; {@link #normalize} throws a PatternException if a search takes too long
     * @throws org.inkstone.tokenizers.regex.PatternException if the expression is not well formed or not supported
     */
    public static Replace regex(String pattern, String content) {
        return new Replace(new RegexPattern(Oniguruma.compile(pattern)), content);
    }

    @Override
    public void normalize(AlignedText text) {
        Matches matches = new Matches();
        pattern.forEachMatch(text, matches::add);
        if (matches.size == 0) {
            return;
        }
        int[] points = content.codePoints().toArray();
        AlignedText.Rewriting rewriting = text.rewrite();
        for (int i = 0; i < matches.size; i += 2) {
            rewriting.keepUntil(matches.places[i]);
            while (rewriting.position() < matches.places[i + 1]) {
                rewriting.remove();
            }
            for (int point : points) {
                rewriting.insert(point);
            }
        }
        rewriting.finish();
    }

    @Override
    public String normalize(String text) {
        if (pattern.isRegex() || pattern.source().isEmpty()) {
            return Normalizer.super.normalize(text);
        }
        return WholeText.of(text).replace(pattern.source(), content);
    }

    private static final class Matches {
        private int[] places = new int[16];
        private int size;

        void add(int start, int end) {
            if (size == places.length) {
                places = Arrays.copyOf(places, 2 * size);
            }
            places[size++] = start;
            places[size++] = end;
        }
    }
}
