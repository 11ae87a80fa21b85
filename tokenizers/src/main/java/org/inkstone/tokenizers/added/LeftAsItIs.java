package org.inkstone.tokenizers.added;

import org.inkstone.tokenizers.model.ByteLevelEncoder;

/**
 * Expects a text that has no added tokens and that normalization leaves as it is.
 *
 * @param added the tokens, and with them the normalizer
 * @param allowed which special tokens count as such
 */
public record LeftAsItIs(AddedVocabulary added, AllowedSpecial allowed) implements ByteLevelEncoder.Expectation {
    @Override
    public boolean isMetBy(char[] text, int length) {
        return added.leaves(text, length, allowed);
    }

    @Override
    public boolean isMetBy(byte[] latin1, int length) {
        return added.leaves(latin1, length, allowed);
    }
}
