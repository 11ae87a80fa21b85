package org.inkstone.tokenizers.regex;

import org.inkstone.core.io.FormatException;

/**
 * A regular expression that cannot be used (模式错误): it is not well formed, or looking for it in a text took more time or
 * memory than it may.
 */
public final class PatternException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String pattern;

    PatternException(String pattern, String problem, Throwable cause) {
        super("regular expression " + FormatException.quote(pattern) + ": " + problem, cause);
        this.pattern = pattern;
    }

    PatternException(String pattern, String problem) {
        super("regular expression " + FormatException.quote(pattern) + ": " + problem);
        this.pattern = pattern;
    }

    /**
     * The expression.
     *
     * @return as it was given
     */
    public String pattern() {
        return pattern;
    }
}
