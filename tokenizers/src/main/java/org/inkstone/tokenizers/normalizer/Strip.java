package org.inkstone.tokenizers.normalizer;

import org.inkstone.tokenizers.pretokenizer.CharacterClasses;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Removes white space at the ends of a text (去除首尾空白). White space is Unicode's White_Space, so U+00A0 and U+3000 are,
 * U+200B is not.
 *
 * @param left whether at the start
 * @param right whether at the end
 */
public record Strip(boolean left, boolean right) implements Normalizer {
    @Override
    public void normalize(AlignedText text) {
        char[] old = text.characters();
        int start = 0;
        int end = text.length();
        // All white space is in the basic plane.
        while (left && start < end && CharacterClasses.isWhiteSpace(old[start])) {
            start++;
        }
        while (right && end > start && CharacterClasses.isWhiteSpace(old[end - 1])) {
            end--;
        }
        if (start == 0 && end == text.length()) {
            return;
        }
        AlignedText.Rewriting rewriting = text.rewrite();
        while (rewriting.position() < start) {
            rewriting.remove();
        }
        rewriting.keepUntil(end);
        while (rewriting.next() >= 0) {
            rewriting.remove();
        }
        rewriting.finish();
    }
}
