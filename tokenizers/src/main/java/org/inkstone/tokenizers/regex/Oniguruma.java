package org.inkstone.tokenizers.regex;

import java.nio.charset.StandardCharsets;
import org.jcodings.exception.EncodingException;
import org.joni.Option;
import org.joni.Regex;
import org.joni.Syntax;
import org.joni.WarnCallback;
import org.joni.constants.SyntaxProperties;
import org.joni.exception.JOniException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression in Oniguruma's dialect (Oniguruma 正则表达式), the one of tokenizer.json. Immutable; to be shared
 * between threads.
 *
 * <p>What is unlike {@code java.util.regex}: {@code ^} and {@code $} match at every line, {@code (?m)} lets the dot
 * match line ends, {@code \h} is a hexadecimal digit, {@code (?i)ss} matches ß, {@code \w \d \s} are Unicode's, and a
 * character class may be cut with another by {@code &&}.
 * <pre>{@code
 * Oniguruma pattern = Oniguruma.compile("\\p{N}{1,3}");
 * Matches matches = pattern.matches(text, 0, text.length);
 * while (matches.find()) {
 *     use(matches.start(), matches.end());
 * }
 * }</pre>
 *
 * <p>Built on Joni, a port of the engine, with the reference's Unicode tables instead of Joni's own. Not supported, and
 * refused: {@code \X}, {@code \y}, {@code \Y}, {@code (?~}, callouts, and look-behind of unbounded length.
 *
 * <p>Cost: that of a backtracking engine. A search that takes more than 2 seconds and 2 microseconds a byte, or more
 * stack or memory than there is, ends in a {@link PatternException}.
 */
public final class Oniguruma {
    private static final Syntax SYNTAX = new Syntax(
            "Oniguruma",
            Syntax.RUBY.op | SyntaxProperties.OP_ESC_O_BRACE_OCTAL,
            (Syntax.RUBY.op2 | SyntaxProperties.OP2_ESC_U_HEX4)
                    & ~SyntaxProperties.OP2_ESC_CAPITAL_X_EXTENDED_GRAPHEME_CLUSTER,
            Syntax.RUBY.op3,
            Syntax.RUBY.behavior,
            Option.NONE,
            Syntax.RUBY.metaCharTable);

    private final String pattern;
    private final Regex regex;

    private Oniguruma(String pattern, Regex regex) {
        this.pattern = pattern;
        this.regex = regex;
    }

    /**
     * Compiles an expression.
     *
     * @param pattern the expression
     * @return the compiled expression
     * @throws PatternException if it is not well formed or not supported
     */
    public static Oniguruma compile(String pattern) {
        byte[] bytes = Dialect.translate(pattern).getBytes(StandardCharsets.UTF_8);
        try {
            return new Oniguruma(
                    pattern,
                    new Regex(bytes, 0, bytes.length, Option.NONE, Unicode16.INSTANCE, SYNTAX, WarnCallback.NONE));
        } catch (JOniException | EncodingException e) {
            throw new PatternException(pattern, "must be well formed: " + oneLine(String.valueOf(e.getMessage())), e);
        } catch (StackOverflowError e) {
            throw new PatternException(pattern, "must not be nested so deeply", e);
        } catch (IndexOutOfBoundsException | ClassCastException | NullPointerException | NegativeArraySizeException e) {
            throw new PatternException(pattern, "must be well formed", e);
        }
    }

    /** The engine's messages may quote the expression. */
    private static String oneLine(String message) {
        return message.replaceAll("\\p{Cntrl}+", " ");
    }

    /**
     * The expression.
     *
     * @return as it was given
     */
    public String pattern() {
        return pattern;
    }

    /**
     * Looks for the expression in a text.
     *
     * @param text UTF-16 units; not to be changed meanwhile; an unpaired surrogate counts as U+FFFD
     * @param from where the text starts; nothing outside is looked at
     * @param to where it ends, exclusive
     * @return the matches, from left to right
     */
    public Matches matches(char[] text, int from, int to) {
        return new Matches(pattern, regex, new Utf8Text(text, from, to));
    }

    /**
     * Looks for the expression in a string.
     *
     * @param text any string
     * @return the matches, from left to right
     */
    public Matches matches(String text) {
        return matches(text.toCharArray(), 0, text.length());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Oniguruma expression && expression.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
