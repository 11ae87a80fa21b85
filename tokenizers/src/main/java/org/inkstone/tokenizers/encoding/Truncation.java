package org.inkstone.tokenizers.encoding;

import java.util.List;

/**
 * Truncation (截断): how texts that have too many tokens are cut.
 *
 * <p>What is cut off is not lost: it becomes {@linkplain Encoding#overflowing() further windows}, each of which shares
 * {@code stride} tokens with the one before.
 *
 * @param maxLength how many tokens may be left, special ones that a post-processor adds included; at least 0 (512)
 * @param stride how many tokens two windows share, in [0, maxLength) (0)
 * @param strategy which of two texts is cut ({@link Strategy#LONGEST_FIRST})
 * @param direction at which end a text is cut ({@link Direction#RIGHT})
 */
public record Truncation(int maxLength, int stride, Strategy strategy, Direction direction) {
    /** Which of two texts is cut. */
    public enum Strategy {
        /** The longer one, until both are equally long; then both. */
        LONGEST_FIRST,
        /** Only the first. */
        ONLY_FIRST,
        /** Only the second; without a second there is an error if something is to be cut. */
        ONLY_SECOND
    }

    public Truncation {
        check(maxLength, stride);
    }

    /**
     * Cuts off the end, without overlap.
     *
     * @param maxLength how many tokens may be left, at least 0
     * @return the truncation
     */
    public static Truncation to(int maxLength) {
        return new Truncation(maxLength, 0, Strategy.LONGEST_FIRST, Direction.RIGHT);
    }

    /**
     * The same truncation with windows that overlap.
     *
     * @param newStride how many tokens two windows share, in [0, maxLength)
     * @return the truncation
     */
    public Truncation withStride(int newStride) {
        return new Truncation(maxLength, newStride, strategy, direction);
    }

    static void check(int maxLength, int stride) {
        if (maxLength < 0) {
            throw new IllegalArgumentException("maxLength must be at least 0, got " + maxLength);
        }
        if (stride < 0 || stride >= Math.max(1, maxLength)) {
            throw new IllegalArgumentException("stride must be in [0, maxLength), that is less than the " + maxLength
                    + " tokens of a window, got " + stride);
        }
    }

    /**
     * Cuts one text or two.
     *
     * @param texts the encodings, before special tokens are added
     * @param addedTokens how many special tokens will be added
     * @return the encodings, cut
     * @throws IllegalArgumentException if they cannot be cut that way; says why
     */
    public List<Encoding> apply(List<Encoding> texts, int addedTokens) {
        int limit = maxLength - addedTokens;
        if (limit < 0) {
            throw new IllegalArgumentException("maxLength must be at least " + addedTokens
                    + ", the number of special tokens that are added, got " + maxLength);
        }
        Encoding first = texts.get(0);
        int total = texts.stream().mapToInt(Encoding::length).sum();
        if (limit == 0) {
            return texts.stream().map(text -> text.truncate(0, 0, direction)).toList();
        }
        if (total <= limit) {
            return texts;
        }
        if (strategy == Strategy.LONGEST_FIRST) {
            if (texts.size() == 1) {
                return List.of(cut(first, limit));
            }
            Encoding second = texts.get(1);
            int[] lengths = longestFirst(first.length(), second.length(), limit);
            return List.of(cut(first, lengths[0]), cut(second, lengths[1]));
        }
        int at = strategy == Strategy.ONLY_FIRST ? 0 : 1;
        if (at >= texts.size()) {
            throw new IllegalArgumentException(
                    "there must be a second text to cut only the second, got one text of " + total + " tokens");
        }
        int left = texts.get(at).length() - (total - limit);
        if (left <= 0) {
            throw new IllegalArgumentException("the text that is cut must have more than " + (total - limit)
                    + " tokens, the number that must go, got " + texts.get(at).length());
        }
        Encoding cut = cut(texts.get(at), left);
        if (texts.size() == 1) {
            return List.of(cut);
        }
        return at == 0 ? List.of(cut, texts.get(1)) : List.of(first, cut);
    }

    private Encoding cut(Encoding text, int length) {
        if (text.length() > length && length > 0 && stride >= length) {
            throw new IllegalArgumentException("stride must be less than " + length + ", what maxLength " + maxLength
                    + " leaves of a text, got " + stride);
        }
        return text.length() <= length ? text : text.truncate(length, length == 0 ? 0 : stride, direction);
    }

    /** How long two texts may be, so that both together have {@code limit} tokens and the longer one loses first. */
    private static int[] longestFirst(int first, int second, int limit) {
        int shorter = Math.min(first, second);
        int longer = shorter > limit ? shorter : Math.max(shorter, limit - shorter);
        if (shorter + longer > limit) {
            shorter = limit / 2;
            longer = shorter + limit % 2;
        }
        return first > second ? new int[] {longer, shorter} : new int[] {shorter, longer};
    }
}
