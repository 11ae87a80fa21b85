package org.inkstone.tokenizers.pretokenizer;

import org.jspecify.annotations.Nullable;

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

    /**
     * Finds the ends of the pre-tokens from a place on, as many as fit. One call for many pre-tokens lets the compiler
     * put {@link #end} into the loop, whichever patterns a program uses beside.
     *
     * @param text the characters
     * @param start where the first pre-token starts, in [0, limit)
     * @param limit where the text ends
     * @param ends takes the ends, exclusive; at least one place long
     * @return how many ends there are, in [1, ends.length]; fewer than fit only if the last is {@code limit}
     */
    default int ends(char[] text, int start, int limit, int[] ends) {
        int count = 0;
        for (int at = start; at < limit && count < ends.length; ) {
            at = end(text, at, limit);
            ends[count++] = at;
        }
        return count;
    }

    /**
     * The same pattern for texts of Latin-1 characters, if there is a quicker scanner for these.
     *
     * @return one that cuts every such text as this does, or null
     */
    default @Nullable Latin1Pattern latin1() {
        return null;
    }
}
