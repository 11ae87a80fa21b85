package org.inkstone.tokenizers.encoding;

import java.util.Arrays;

/** What is known of each token, a column for each property. The arrays are not changed once the table is made. */
final class TokenTable {
    private final int[] ids;
    private final int[] typeIds;
    private final String[] tokens;
    private final int[] wordIds;
    private final int[] sequenceIds;
    private final int[] starts;
    private final int[] ends;
    private final boolean[] special;
    private final boolean[] attended;

    TokenTable(
            int[] ids,
            int[] typeIds,
            String[] tokens,
            int[] wordIds,
            int[] sequenceIds,
            int[] starts,
            int[] ends,
            boolean[] special,
            boolean[] attended) {
        this.ids = ids;
        this.typeIds = typeIds;
        this.tokens = tokens;
        this.wordIds = wordIds;
        this.sequenceIds = sequenceIds;
        this.starts = starts;
        this.ends = ends;
        this.special = special;
        this.attended = attended;
    }

    /** Equal tokens that stand for no text. */
    static TokenTable filled(int length, int id, int typeId, String token, boolean attended) {
        TokenTable table = new TokenTable(
                filled(length, id),
                filled(length, typeId),
                new String[length],
                filled(length, -1),
                filled(length, -1),
                new int[length],
                new int[length],
                new boolean[length],
                new boolean[length]);
        Arrays.fill(table.tokens, token);
        Arrays.fill(table.special, true);
        Arrays.fill(table.attended, attended);
        return table;
    }

    /** The ids. */
    int[] ids() {
        return ids;
    }

    /** The type (segment) of each token. */
    int[] typeIds() {
        return typeIds;
    }

    /** The tokens. */
    String[] tokens() {
        return tokens;
    }

    /** The number of the word that each token is part of, -1 for none. */
    int[] wordIds() {
        return wordIds;
    }

    /** The number of the text that each token is of, -1 for none. */
    int[] sequenceIds() {
        return sequenceIds;
    }

    /** Where the tokens start, in code points. */
    int[] starts() {
        return starts;
    }

    /** Where the tokens end, in code points, exclusive. */
    int[] ends() {
        return ends;
    }

    /** Whether a token was put there by a post-processor or by padding. */
    boolean[] special() {
        return special;
    }

    /** Whether a model is to look at a token; false for padding. */
    boolean[] attended() {
        return attended;
    }

    int length() {
        return ids.length;
    }

    TokenTable slice(int from, int to) {
        return new TokenTable(
                Arrays.copyOfRange(ids, from, to),
                Arrays.copyOfRange(typeIds, from, to),
                Arrays.copyOfRange(tokens, from, to),
                Arrays.copyOfRange(wordIds, from, to),
                Arrays.copyOfRange(sequenceIds, from, to),
                Arrays.copyOfRange(starts, from, to),
                Arrays.copyOfRange(ends, from, to),
                Arrays.copyOfRange(special, from, to),
                Arrays.copyOfRange(attended, from, to));
    }

    TokenTable append(TokenTable more) {
        return new TokenTable(
                append(ids, more.ids),
                append(typeIds, more.typeIds),
                append(tokens, more.tokens),
                append(wordIds, more.wordIds),
                append(sequenceIds, more.sequenceIds),
                append(starts, more.starts),
                append(ends, more.ends),
                append(special, more.special),
                append(attended, more.attended));
    }

    TokenTable withTypeId(int typeId) {
        return new TokenTable(
                ids, filled(length(), typeId), tokens, wordIds, sequenceIds, starts, ends, special, attended);
    }

    TokenTable withSpans(int[] newStarts, int[] newEnds) {
        return new TokenTable(ids, typeIds, tokens, wordIds, sequenceIds, newStarts, newEnds, special, attended);
    }

    private static int[] filled(int length, int value) {
        int[] column = new int[length];
        Arrays.fill(column, value);
        return column;
    }

    private static int[] append(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static boolean[] append(boolean[] first, boolean[] second) {
        boolean[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static String[] append(String[] first, String[] second) {
        String[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenTable that
                && Arrays.equals(ids, that.ids)
                && Arrays.equals(typeIds, that.typeIds)
                && Arrays.equals(tokens, that.tokens)
                && Arrays.equals(wordIds, that.wordIds)
                && Arrays.equals(sequenceIds, that.sequenceIds)
                && Arrays.equals(starts, that.starts)
                && Arrays.equals(ends, that.ends)
                && Arrays.equals(special, that.special)
                && Arrays.equals(attended, that.attended);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ids) + Arrays.hashCode(starts);
    }

    @Override
    public String toString() {
        return Arrays.toString(tokens) + " " + Arrays.toString(ids);
    }
}
