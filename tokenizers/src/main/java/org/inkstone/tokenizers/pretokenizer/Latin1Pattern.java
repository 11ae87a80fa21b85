package org.inkstone.tokenizers.pretokenizer;

/**
 * A {@link SplitPattern} on texts of Latin-1 characters, a byte each (Latin-1 切分模式). It cuts as the pattern does on
 * the same text, but eight characters a step.
 *
 * <p>Code and most of what is written in English, French or German is such text.
 */
@FunctionalInterface
public interface Latin1Pattern {
    /** How many bytes that are 0 must stand behind a text. */
    int PADDING = 8;

    /**
     * Finds the ends of the pre-tokens from a place on, as many as fit. As in {@link SplitPattern#ends}, each pattern has
     * the loop itself, so that the compiler can put the search for one end into it.
     *
     * @param text the characters, and {@link #PADDING} zeros behind them
     * @param start where the first pre-token starts, in [0, limit)
     * @param limit where the text ends
     * @param ends takes the ends, exclusive; at least one place long
     * @return how many ends there are, in [1, ends.length]; fewer than fit only if the last is {@code limit}
     */
    int ends(byte[] text, int start, int limit, int[] ends);
}
