package org.inkstone.tokenizers.model;

import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;

/**
 * Where a long word of byte-level BPE may be cut without changing its tokens (字节间的安全切分点): between two bytes if no merge
 * has a left part that ends in the first and a right part that begins with the second. The proof is that of {@link
 * SafeCuts}.
 *
 * <p>Of the pairs that occur in base64 about half are such, so that a long word becomes many short ones. Immutable.
 */
final class ByteCuts {
    private static final int BYTES = 256;

    /** A bit for each pair of bytes that some merge joins. */
    private final long[] joinable = new long[BYTES * BYTES / Long.SIZE];

    /**
     * Finds the cuts.
     *
     * @param vocabulary tokens written in the byte-level alphabet
     * @param merges the merges
     */
    ByteCuts(Vocabulary vocabulary, RankedMerges merges) {
        for (int rank = 0; rank < merges.size(); rank++) {
            int left = merges.left(rank);
            int right = merges.right(rank);
            if (vocabulary.length(left) > 0 && vocabulary.length(right) > 0) {
                int last = ByteLevelAlphabet.byteOf(vocabulary.lastPoint(left));
                int first = ByteLevelAlphabet.byteOf(vocabulary.firstPoint(right));
                if (last >= 0 && first >= 0) {
                    int pair = last * BYTES + first;
                    joinable[pair >> 6] |= 1L << pair;
                }
            }
        }
    }

    /** The end of the part that starts at a place. */
    int end(byte[] word, int start, int limit) {
        int at = start + 1;
        while (at < limit && isJoinable(word[at - 1], word[at])) {
            at++;
        }
        return at;
    }

    private boolean isJoinable(byte left, byte right) {
        int pair = (left & 0xFF) * BYTES + (right & 0xFF);
        return (joinable[pair >> 6] & (1L << pair)) != 0;
    }
}
