package org.inkstone.tokenizers.decoder;

import java.util.List;

/** A decoder (解码器): joins tokens to text. Immutable; to be shared between threads. */
public interface Decoder {
    /**
     * Joins tokens to text.
     *
     * @param tokens the tokens as the vocabulary writes them
     * @return the text
     */
    String decode(List<String> tokens);
}
