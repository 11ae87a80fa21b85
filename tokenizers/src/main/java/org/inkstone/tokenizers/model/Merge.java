package org.inkstone.tokenizers.model;

/**
 * A merge (合并规则): two neighbouring tokens become one. Its place in the list of merges is its rank.
 *
 * @param left the left token
 * @param right the right token
 */
public record Merge(String left, String right) {
    /**
     * The token that the merge makes.
     *
     * @return left and right joined
     */
    public String merged() {
        return left + right;
    }
}
