package org.inkstone.tokenizers.normalizer;

import org.inkstone.tokenizers.text.AlignedText;

/** Rewrites a text character by character; a text in which nothing changes is only read. */
@FunctionalInterface
interface CharacterRewriter {
    /** What {@link #map} answers to remove a character. */
    int REMOVED = -1;

    /** What becomes of a character: a code point, or {@link #REMOVED}. */
    int map(int codePoint);

    /** Maps all characters of a text. */
    default void rewrite(AlignedText text) {
        char[] old = text.characters();
        int length = text.length();
        int i = 0;
        while (i < length) {
            int point = Character.codePointAt(old, i, length);
            if (map(point) != point) {
                break;
            }
            i += Character.charCount(point);
        }
        if (i == length) {
            return;
        }
        AlignedText.Rewriting rewriting = text.rewrite();
        rewriting.keepUntil(i);
        for (int point = rewriting.next(); point >= 0; point = rewriting.next()) {
            int mapped = map(point);
            if (mapped == REMOVED) {
                rewriting.remove();
            } else {
                rewriting.replace(mapped);
            }
        }
        rewriting.finish();
    }
}
