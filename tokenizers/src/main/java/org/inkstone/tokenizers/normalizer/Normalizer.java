package org.inkstone.tokenizers.normalizer;

import org.inkstone.tokenizers.text.AlignedText;

/**
 * A normalizer (规范化器): rewrites text before it is cut into pre-tokens. Immutable; to be shared between threads.
 *
 * @book 词元化（分词）：规范化
 */
public interface Normalizer {
    /**
     * Rewrites a text in place; each new character keeps the place it came from.
     *
     * @param text the text
     */
    void normalize(AlignedText text);

    /**
     * Whether a quick look shows that a text stays as it is.
     *
     * @param text the characters, and others behind them; may have unpaired surrogates
     * @param length how many belong to the text
     * @return false if the text may change, or if only normalizing it would tell
     */
    default boolean leaves(char[] text, int length) {
        return false;
    }

    /**
     * Whether every text of Latin-1 characters, those below U+0100, stays as it is.
     *
     * @return false if some of these texts may change
     */
    default boolean leavesLatin1() {
        return false;
    }

    /**
     * Normalizes a string.
     *
     * @param text any string; an unpaired surrogate counts as U+FFFD
     * @return the normalized string
     */
    default String normalize(String text) {
        AlignedText aligned = AlignedText.unaligned(text, 0, text.length());
        normalize(aligned);
        return aligned.toString();
    }
}
