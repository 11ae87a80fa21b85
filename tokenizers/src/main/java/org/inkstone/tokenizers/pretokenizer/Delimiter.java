package org.inkstone.tokenizers.pretokenizer;

/**
 * What a splitter looks for in a text (分隔模式): a character, a string, a regular expression. It tells matches from what
 * is between them; what becomes of both is the splitter's {@linkplain Split.Behavior behavior}.
 */
public interface Delimiter {
    /**
     * Parts a text.
     *
     * @param text UTF-16 units
     * @param from where the text starts
     * @param to where it ends, exclusive, after from; nothing outside is looked at
     * @param parts gets all parts from left to right, matches and what is between; together they are the whole text,
     *     and matches may be empty
     */
    void part(char[] text, int from, int to, Parts parts);

    /** Takes the parts of a text. */
    @FunctionalInterface
    interface Parts {
        /**
         * Takes a part.
         *
         * @param start where it starts
         * @param end where it ends, exclusive; the next part starts there
         * @param match whether it is a match
         */
        void add(int start, int end, boolean match);
    }
}
