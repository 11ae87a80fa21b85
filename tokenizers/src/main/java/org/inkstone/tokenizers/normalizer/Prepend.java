package org.inkstone.tokenizers.normalizer;

import org.inkstone.tokenizers.text.AlignedText;

/**
 * Puts a string before a text that is not empty (前置). The string has the place of the text's first character.
 *
 * @param prefix what is put before; if empty, nothing changes
 * @implNote The reference gives the first character an empty place if the prefix is empty, which is of no use.
 */
public record Prepend(String prefix) implements Normalizer {
    @Override
    public void normalize(AlignedText text) {
        if (text.length() > 0 && !prefix.isEmpty()) {
            AlignedText.Rewriting rewriting = text.rewrite();
            rewriting.prepend(prefix);
            rewriting.finish();
        }
    }

    @Override
    public String normalize(String text) {
        return text.isEmpty() ? text : prefix.concat(WholeText.of(text));
    }
}
