package org.inkstone.tokenizers.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.inkstone.core.io.FormatException;

/** Looks up the ids of what merges name (合并规则的编号解析). Read by every thread. */
final class MergeResolver {
    private final TokenStore parts;
    private final Vocabulary vocabulary;
    private final String prefix;
    private final int prefixBytes;

    MergeResolver(TokenStore parts, Vocabulary vocabulary, String prefix) {
        this.parts = parts;
        this.vocabulary = vocabulary;
        this.prefix = prefix;
        this.prefixBytes = prefix.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The id of the left part of a merge, or -1. */
    int left(int rank) {
        return vocabulary.id(parts.characters(), parts.start(2 * rank), parts.start(2 * rank + 1));
    }

    /** The id of the right part of a merge, or -1. */
    int right(int rank) {
        return vocabulary.id(parts.characters(), parts.start(2 * rank + 1), parts.start(2 * rank + 2));
    }

    /**
     * The id of what a merge makes, or -1.
     *
     * @param before what the merge before makes: as a rule it is the same token, or the next one
     */
    int merged(int rank, int before) {
        if (prefixBytes == 0) {
            int start = parts.start(2 * rank);
            int end = parts.start(2 * rank + 2);
            for (int id = before; id <= before + 1; id++) {
                if (vocabulary.is(id, parts.characters(), start, end)) {
                    return id;
                }
            }
            return vocabulary.id(parts.characters(), start, end);
        }
        byte[] right = rightBytes(rank);
        return right.length < prefixBytes ? -1 : vocabulary.id(joined(rank, right));
    }

    private byte[] rightBytes(int rank) {
        return parts.text(2 * rank + 1).getBytes(StandardCharsets.UTF_8);
    }

    /** The prefix is cut off the right part by its length in bytes, whatever stands there, as the reference does. */
    private String joined(int rank, byte[] right) {
        return parts.text(2 * rank)
                + new String(Arrays.copyOfRange(right, prefixBytes, right.length), StandardCharsets.UTF_8);
    }

    /** Says what is wrong with a merge. */
    IllegalArgumentException error(int rank) {
        String left = parts.text(2 * rank);
        String right = parts.text(2 * rank + 1);
        String missing = left(rank) < 0 ? left : right;
        if (left(rank) >= 0 && right(rank) >= 0) {
            byte[] bytes = rightBytes(rank);
            if (bytes.length < prefixBytes) {
                return new IllegalArgumentException("right part of merge " + rank + " must start with "
                        + FormatException.quote(prefix) + ", got " + FormatException.quote(right));
            }
            missing = joined(rank, bytes);
        }
        return new IllegalArgumentException("merge " + rank + " (" + FormatException.quote(left) + " + "
                + FormatException.quote(right) + ") must name tokens of the vocabulary, but "
                + FormatException.quote(missing) + " is not in it");
    }
}
