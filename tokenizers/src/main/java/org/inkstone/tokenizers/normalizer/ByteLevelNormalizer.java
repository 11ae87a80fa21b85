package org.inkstone.tokenizers.normalizer;

import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Writes each UTF-8 byte of the text as a character of the {@link ByteLevelAlphabet} (字节级规范化). All bytes of a
 * character have its place.
 */
public record ByteLevelNormalizer() implements Normalizer {
    @Override
    public void normalize(AlignedText text) {
        if (text.length() > 0) {
            ByteLevelAlphabet.write(text);
        }
    }
}
