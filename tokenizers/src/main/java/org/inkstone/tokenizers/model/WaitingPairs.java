package org.inkstone.tokenizers.model;

/** Pairs of symbols that wait to be merged (待合并对): they come lowest rank first, then leftmost. */
interface WaitingPairs {
    /** Adds a pair, by the rank of its merge and its place in the word. */
    void push(int rank, int place);

    /**
     * Takes the next pair.
     *
     * @return false if none is left
     */
    boolean advance();

    /** The rank of the pair that was taken. */
    int rank();

    /** The place of the pair that was taken. */
    int place();
}
