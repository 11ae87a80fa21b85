package org.inkstone.tokenizers.model;

/**
 * Collects the merges of a {@link BytePairEncoding} one by one, in the order of their ranks (合并规则构建器). The characters
 * are copied into one array, without an object for each merge. For one thread.
 */
public final class MergesBuilder {
    private TokenStore parts;

    /**
     * An empty builder.
     *
     * @param capacity how many merges it is made for; it grows
     */
    public MergesBuilder(int capacity) {
        parts = new TokenStore(2 * capacity);
    }

    /**
     * Adds a merge.
     *
     * @param merge the merge
     */
    public void add(Merge merge) {
        addPart(merge.left().toCharArray(), 0, merge.left().length());
        addPart(merge.right().toCharArray(), 0, merge.right().length());
    }

    /**
     * Adds a part of a merge; by turns the left one and the right one.
     *
     * @param text characters, which are copied
     * @param start where the part starts
     * @param end where it ends, exclusive
     */
    public void addPart(char[] text, int start, int end) {
        parts.append(text, start, end);
    }

    /**
     * How many merges were added.
     *
     * @return at least 0
     */
    public int size() {
        return parts.size() / 2;
    }

    /** Looks up the ids, and gives back the memory. */
    RankedMerges build(Vocabulary vocabulary, String prefix) {
        TokenStore collected = parts;
        parts = new TokenStore(0);
        return RankedMerges.of(collected, vocabulary, prefix);
    }
}
