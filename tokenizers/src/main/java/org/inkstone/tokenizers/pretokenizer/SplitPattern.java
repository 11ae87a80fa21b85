package org.inkstone.tokenizers.pretokenizer;

/**
 * A split pattern (切分模式): cuts text into pre-tokens, pieces that no token crosses.
 *
 * <p>The field writes such patterns as regular expressions. Each implementation here is one such expression as a
 * hand-written scanner: linear in the length of the text, without a stack, and with Unicode tables of its own. No
 * character is left out: every part is a match.
 */
public interface SplitPattern extends RegexDelimiter {
    /**
     * Finds the end of the pre-token that starts at a place.
     *
     * @param text the characters
     * @param start where the pre-token starts, in [0, limit)
     * @param limit where the text ends
     * @return the end, exclusive, in (start, limit]
     */
    int end(char[] text, int start, int limit);

    @Override
    default void part(char[] text, int from, int to, Parts parts) {
        for (int start = from; start < to; ) {
            int end = end(text, start, to);
            parts.add(start, end, true);
            start = end;
        }
    }
}
