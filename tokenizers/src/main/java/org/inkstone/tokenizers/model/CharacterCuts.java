package org.inkstone.tokenizers.model;

import java.util.Arrays;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;

/**
 * Where a word of byte-level BPE may be cut without changing its tokens (字符间的安全切分点): between those characters
 * that no merge can join, a byte of one with a byte of the other.
 *
 * <p>Chinese, Japanese, Thai and others are written without blanks. Their pre-tokens are whole clauses, which hardly ever
 * repeat, so a cache of words does not help. Cut into parts of one or two characters, most of a clause was seen before.
 *
 * <p><b>Claim.</b> Let a|b be the boundary of two neighbouring characters. If no token that a merge makes can lie across
 * it, merging the text on the left and that on the right by themselves gives the tokens of the whole. The proof is that of
 * {@link SafeCuts}.
 *
 * <p><b>Which tokens can.</b> One that has a|b inside has on the left of it all of a, or begins within a and has only its
 * last bytes; and on the right all of b or only its first bytes:
 * <pre>{@code
 * left   a whole | its last 2 bytes | its last byte
 * right  b whole | its first 2 bytes | its first byte
 * }</pre>
 *
 * Each inner boundary of each token is one of these nine kinds. They are kept as bits in a hash table without collision
 * handling: a false "can be joined" only leaves a cut out. A token that begins or ends within a character is rare, so
 * small tables tell first for which characters one exists at all.
 *
 * <p>Only for characters of three bytes, U+0800 to U+FFFF, where those scripts are; between others is no cut. Immutable.
 */
final class CharacterCuts {
    /** The first character of three bytes. */
    static final int FIRST = 0x800;

    private static final int BITS_PER_PAIR = 32;
    private static final int TWO_BYTES = 1 << 16;
    private static final int ONE_BYTE = 1 << 17;
    private static final int ONE = 1;
    private static final int TWO = 2;

    private final long[] joinable;
    private final int shift;
    /** By the last two bytes of a character: whether a token begins with both or with the last one. */
    private final byte[] tails = new byte[1 << 12];
    /** By the first two bytes of a character: whether a token ends with both or with the first one. */
    private final byte[] heads = new byte[1 << 10];

    private long[] pairs = new long[1 << 10];
    private int size;

    /**
     * Finds the cuts.
     *
     * @param vocabulary tokens written in the byte-level alphabet
     * @param merges the merges
     */
    CharacterCuts(Vocabulary vocabulary, RankedMerges merges) {
        for (int rank = 0; rank < merges.size(); rank++) {
            String token = vocabulary.token(merges.merged(rank));
            if (token != null) {
                addBoundaries(token);
            }
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros((long) BITS_PER_PAIR * Math.max(2, size));
        joinable = new long[1 << (bits - 6)];
        shift = Long.SIZE - bits;
        for (int i = 0; i < size; i++) {
            int bit = bit((int) (pairs[i] >>> 32), (int) pairs[i]);
            joinable[bit >> 6] |= 1L << bit;
        }
        pairs = new long[0];
    }

    private void addBoundaries(String token) {
        int[] bytes = null;
        for (int at = 1; at < token.length(); at++) {
            if (isLead(ByteLevelAlphabet.byteOf(token.charAt(at)))) {
                bytes = bytes == null ? bytes(token) : bytes;
                int left = left(bytes, at);
                int right = right(bytes, at);
                if (left >= 0 && right >= 0) {
                    mark(left, right);
                    pairs = size == pairs.length ? Arrays.copyOf(pairs, 2 * size) : pairs;
                    pairs[size++] = ((long) left << 32) | right;
                }
            }
        }
    }

    private static int[] bytes(String token) {
        int[] bytes = new int[token.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = ByteLevelAlphabet.byteOf(token.charAt(i));
        }
        return bytes;
    }

    private static boolean isLead(int value) {
        return value >> 4 == 0xE;
    }

    /** What of a character of three bytes ends at a place; -1 if none does. */
    private static int left(int[] bytes, int end) {
        int n = 0;
        while (n < end && isInner(bytes[end - 1 - n])) {
            n++;
        }
        if (n == end) {
            return n == 1 ? ONE_BYTE | (bytes[0] & 0x3F) : n == 2 ? TWO_BYTES | inner(bytes, 0) : -1;
        }
        return n == 2 && isLead(bytes[end - 3]) ? ((bytes[end - 3] & 0xF) << 12) | inner(bytes, end - 2) : -1;
    }

    /** What of a character of three bytes starts at a place; -1 if none does. */
    private static int right(int[] bytes, int start) {
        int lead = bytes[start] & 0xF;
        if (start + 1 == bytes.length) {
            return ONE_BYTE | lead;
        }
        if (!isInner(bytes[start + 1])) {
            return -1;
        }
        if (start + 2 == bytes.length) {
            return TWO_BYTES | (lead << 6) | (bytes[start + 1] & 0x3F);
        }
        return isInner(bytes[start + 2]) ? (lead << 12) | inner(bytes, start + 1) : -1;
    }

    private static boolean isInner(int value) {
        return value >> 6 == 2;
    }

    private static int inner(int[] bytes, int at) {
        return ((bytes[at] & 0x3F) << 6) | (bytes[at + 1] & 0x3F);
    }

    private void mark(int left, int right) {
        if (left >= ONE_BYTE) {
            for (int i = left - ONE_BYTE; i < tails.length; i += 1 << 6) {
                tails[i] |= ONE;
            }
        } else if (left >= TWO_BYTES) {
            tails[left - TWO_BYTES] |= TWO;
        }
        if (right >= ONE_BYTE) {
            for (int i = 0; i < 1 << 6; i++) {
                heads[((right - ONE_BYTE) << 6) | i] |= ONE;
            }
        } else if (right >= TWO_BYTES) {
            heads[right - TWO_BYTES] |= TWO;
        }
    }

    /** Whether a word may be cut between two neighbouring UTF-16 units. */
    boolean between(char left, char right) {
        if (left < FIRST || right < FIRST || isJoinable(left, right)) {
            return false;
        }
        if (Character.isSurrogate(left) || Character.isSurrogate(right)) {
            return false;
        }
        int tail = tails[left & 0xFFF];
        int head = heads[right >> 6];
        return !(head != 0 && isJoinableWithHead(left, right, head))
                && !((tail & ONE) != 0 && isJoinableWithTail(ONE_BYTE | (left & 0x3F), right, head))
                && !((tail & TWO) != 0 && isJoinableWithTail(TWO_BYTES | (left & 0xFFF), right, head));
    }

    private boolean isJoinableWithTail(int left, char right, int head) {
        return isJoinable(left, right) || (head != 0 && isJoinableWithHead(left, right, head));
    }

    private boolean isJoinableWithHead(int left, char right, int head) {
        return ((head & ONE) != 0 && isJoinable(left, ONE_BYTE | (right >> 12)))
                || ((head & TWO) != 0 && isJoinable(left, TWO_BYTES | (right >> 6)));
    }

    private boolean isJoinable(int left, int right) {
        int bit = bit(left, right);
        return (joinable[bit >> 6] & (1L << bit)) != 0;
    }

    private int bit(int left, int right) {
        return (int) (((((long) left << 32) | right) * 0x9E3779B97F4A7C15L) >>> shift);
    }
}
