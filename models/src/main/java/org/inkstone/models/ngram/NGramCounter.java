package org.inkstone.models.ngram;

import java.util.Arrays;

/**
 * Counts n-grams document by document, in hash tables of primitive arrays; {@link NGramCounts} is the finished, sorted
 * form and explains what is counted.
 *
 * <p>A token costs one hash look-up for each length. Not safe for use by several threads.
 */
public final class NGramCounter {
    private static final int MAX_ORDER = 16;

    private final int order;
    private final int vocabularySize;
    private final int padding;
    private final NGramTable[] tables;

    NGramCounter(int order, int vocabularySize, int padding) {
        if (order < 1 || order > MAX_ORDER) {
            throw new IllegalArgumentException("order must be in [1, " + MAX_ORDER + "], got " + order);
        }
        if (vocabularySize < 1) {
            throw new IllegalArgumentException("vocabularySize must be at least 1, got " + vocabularySize);
        }
        if (padding < 0 || padding >= vocabularySize) {
            throw new IllegalArgumentException("padding must be in [0, " + vocabularySize + "), got " + padding);
        }
        this.order = order;
        this.vocabularySize = vocabularySize;
        this.padding = padding;
        this.tables = new NGramTable[order];
        Arrays.setAll(tables, i -> new NGramTable());
    }

    /**
     * Counts the n-grams of one document.
     *
     * @param document its ids, each in [0, vocabulary size); may be empty
     * @return this
     * @throws IllegalArgumentException if an id is out of range; nothing has been counted then
     * @throws ArithmeticException if one n-gram was seen more than 2³¹ − 1 times
     */
    public NGramCounter add(int... document) {
        for (int position = 0; position < document.length; position++) {
            if (document[position] < 0 || document[position] >= vocabularySize) {
                throw new IllegalArgumentException("token at position " + position + " must be in [0, " + vocabularySize
                        + "), got " + document[position]);
            }
        }
        int[] padded = new int[order - 1 + document.length];
        Arrays.fill(padded, 0, order - 1, padding);
        System.arraycopy(document, 0, padded, order - 1, document.length);
        for (int start = 0; start < document.length; start++) {
            tables[order - 1].add(row(tables, padded, start, order), 1);
        }
        return this;
    }

    /**
     * Finishes with shorter n-grams counted by how often they were seen.
     *
     * @return the counts of what was added so far; more may be added afterwards
     */
    public NGramCounts occurrences() {
        return finish(false);
    }

    /**
     * Finishes with shorter n-grams counted by how many different tokens came before them, as Kneser-Ney smoothing needs
     * it.
     *
     * @return the counts of what was added so far; more may be added afterwards
     */
    public NGramCounts continuations() {
        return finish(true);
    }

    private NGramCounts finish(boolean continuations) {
        NGramTable[] all = new NGramTable[order];
        Arrays.setAll(all, i -> tables[i].copy());
        int[] ngram = new int[order];
        for (int length = order; length > 1; length--) {
            NGramTable longer = all[length - 1];
            for (int row = 0; row < longer.size(); row++) {
                if (longer.count(row) > 0) {
                    spell(all, length, row, ngram);
                    int shorter = row(all, ngram, 1, length - 1);
                    all[length - 2].add(shorter, continuations ? 1 : longer.count(row));
                }
            }
        }
        return new NGramCounts(vocabularySize, padding, sort(all));
    }

    /** The row of tokens[start, start + length); rows for it and what it begins with are added as needed. */
    private static int row(NGramTable[] tables, int[] tokens, int start, int length) {
        int row = 0;
        for (int depth = 0; depth < length; depth++) {
            row = tables[depth].row(NGramTable.key(row, tokens[start + depth]));
        }
        return row;
    }

    /** Writes the tokens of a row to the start of an array. */
    private static void spell(NGramTable[] tables, int length, int row, int[] ngram) {
        int current = row;
        for (int depth = length - 1; depth >= 0; depth--) {
            ngram[depth] = tables[depth].token(current);
            current = tables[depth].parent(current);
        }
    }

    private static NGramLevel[] sort(NGramTable[] tables) {
        NGramLevel[] levels = new NGramLevel[tables.length];
        int[] parentNode = {0};
        for (int depth = 0; depth < tables.length; depth++) {
            NGramTable table = tables[depth];
            long[] keys = new long[table.size()];
            for (int row = 0; row < keys.length; row++) {
                keys[row] = NGramTable.key(parentNode[table.parent(row)], table.token(row));
            }
            long[] sorted = keys.clone();
            Arrays.sort(sorted);
            int[] node = new int[keys.length];
            int[] counts = new int[keys.length];
            for (int row = 0; row < keys.length; row++) {
                node[row] = Arrays.binarySearch(sorted, keys[row]);
                counts[node[row]] = table.count(row);
            }
            levels[depth] = new NGramLevel(parentNode.length, sorted, counts);
            parentNode = node;
        }
        return levels;
    }
}
