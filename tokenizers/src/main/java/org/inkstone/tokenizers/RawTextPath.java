package org.inkstone.tokenizers;

import java.util.Optional;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.model.TokenIds;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * A short way from raw text to ids (由原文直达词元): the text is cut before it is normalized, at places where that changes
 * nothing, and what becomes of the pieces is cached. The ids are those of the general way.
 */
interface RawTextPath {
    /**
     * Appends the ids of a text without added tokens.
     *
     * @param text not normalized, not empty; it is not changed
     * @param ids takes the ids
     */
    void encode(AlignedText text, TokenIds ids);

    /** The short way of a tokenizer, if its components allow one. */
    static Optional<RawTextPath> of(TokenizerDefinition definition) {
        return BertPath.of(definition).or(() -> MarkedSpacePath.of(definition));
    }
}
