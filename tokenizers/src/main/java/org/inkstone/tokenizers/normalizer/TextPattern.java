package org.inkstone.tokenizers.normalizer;

import org.inkstone.tokenizers.text.AlignedText;

/** What {@link Replace} looks for (匹配模式). Immutable; to be shared between threads. */
public interface TextPattern {
    /**
     * The pattern as it is written.
     *
     * @return the literal text, or the regular expression
     */
    String source();

    /**
     * Whether the source is a regular expression.
     *
     * @return false for a literal
     */
    boolean isRegex();

    /**
     * Finds all matches in a text, from left to right, none of them overlapping.
     *
     * @param text the text; it must not be changed before the search is over
     * @param match is told each match: start and end, UTF-16 units
     */
    void forEachMatch(AlignedText text, Match match);

    /** A match. */
    @FunctionalInterface
    interface Match {
        /**
         * Takes a match.
         *
         * @param start where it starts
         * @param end where it ends, exclusive; the start if the match is empty
         */
        void at(int start, int end);
    }
}
