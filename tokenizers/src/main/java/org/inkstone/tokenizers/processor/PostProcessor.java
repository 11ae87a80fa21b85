package org.inkstone.tokenizers.processor;

import org.inkstone.tokenizers.encoding.Encoding;

/** A post-processor (后处理器): adds special tokens around a text, or trims spans. Immutable. */
public interface PostProcessor {
    /**
     * Processes an encoding.
     *
     * @param encoding the tokens of the text
     * @param addSpecialTokens whether special tokens are added
     * @return the encoding, changed
     */
    Encoding process(Encoding encoding, boolean addSpecialTokens);
}
