package org.inkstone.tokenizers.pretokenizer;

/**
 * A split pattern (切分模式): cuts text into pre-tokens, pieces that no token crosses.
 *
 * <p>The field writes such patterns as regular expressions. Each implementation here is one such expression as a
 * hand-written scanner: linear in the length of the text, without a stack, and with Unicode tables of its own.
 */
public interface SplitPattern {
    /**
     * The expression that the scanner stands for, as tokenizer.json writes it.
     *
     * @return a regular expression in Oniguruma's dialect
     */
    String regex();

    /**
     * Finds the end of the pre-token that starts at a place.
     *
     * @param text the characters
     * @param start where the pre-token starts, in [0, limit)
     * @param limit where the text ends
     * @return the end, exclusive, in (start, limit]
     */
    int end(char[] text, int start, int limit);
}
