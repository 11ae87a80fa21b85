package org.inkstone.tokenizers.model;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/**
 * The merges of a model in the order of their ranks, as ids (按次序的合并规则): three numbers a merge. The {@link Merge} is
 * made when it is asked for.
 */
final class RankedMerges extends AbstractList<Merge> implements RandomAccess {
    private static final int CHUNK = 1 << 14;

    private final Vocabulary vocabulary;
    private final int[] left;
    private final int[] right;
    private final int[] merged;

    /** The arrays are not copied. */
    RankedMerges(Vocabulary vocabulary, int[] left, int[] right, int[] merged) {
        this.vocabulary = vocabulary;
        this.left = left;
        this.right = right;
        this.merged = merged;
    }

    /**
     * Looks up the tokens that merges name.
     *
     * @param parts the left and the right part of each merge
     * @param vocabulary the tokens
     * @param prefix what marks tokens that continue a word; it goes from the right part
     * @throws IllegalArgumentException if a token is missing
     */
    static RankedMerges of(TokenStore parts, Vocabulary vocabulary, String prefix) {
        int count = parts.size() / 2;
        RankedMerges merges = new RankedMerges(vocabulary, new int[count], new int[count], new int[count]);
        MergeResolver resolver = new MergeResolver(parts, vocabulary, prefix);
        // Look-ups wait for memory most of the time, so two threads are twice as fast.
        int bad = IntStream.rangeClosed(0, count / CHUNK)
                .parallel()
                .map(chunk -> merges.resolve(resolver, chunk * CHUNK, Math.min(count, (chunk + 1) * CHUNK)))
                .min()
                .orElse(count);
        if (bad < count) {
            throw resolver.error(bad);
        }
        return merges;
    }

    /** Looks up some merges; gives the first that names no token, or the number of merges. */
    private int resolve(MergeResolver resolver, int from, int to) {
        int before = -1;
        for (int rank = from; rank < to; rank++) {
            left[rank] = resolver.left(rank);
            right[rank] = resolver.right(rank);
            before = (left[rank] | right[rank]) < 0 ? -1 : resolver.merged(rank, before);
            merged[rank] = before;
            if (before < 0) {
                return rank;
            }
        }
        return left.length;
    }

    @Override
    public Merge get(int rank) {
        return new Merge(String.valueOf(vocabulary.token(left[rank])), String.valueOf(vocabulary.token(right[rank])));
    }

    @Override
    public int size() {
        return left.length;
    }

    /** The id of the left part. */
    int left(int rank) {
        return left[rank];
    }

    /** The id of the right part. */
    int right(int rank) {
        return right[rank];
    }

    /** The id of what the merge makes. */
    int merged(int rank) {
        return merged[rank];
    }

    /** The left parts by rank. Not to be changed. */
    int[] leftIds() {
        return left;
    }

    /** The right parts by rank. Not to be changed. */
    int[] rightIds() {
        return right;
    }

    /** What the merges make, by rank. Not to be changed. */
    int[] mergedIds() {
        return merged;
    }
}
