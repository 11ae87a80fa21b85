package org.inkstone.data.language;

/**
 * A language that a text may be written in.
 *
 * @param language its ISO 639-1 code such as {@code "en"}, or {@link #UNDETERMINED}
 * @param probability the posterior probability among all languages of the identifier, in [0, 1]
 */
public record LanguageGuess(String language, double probability) {
    /** The code of a text that shows no language, such as one of digits only. */
    public static final String UNDETERMINED = "und";
}
