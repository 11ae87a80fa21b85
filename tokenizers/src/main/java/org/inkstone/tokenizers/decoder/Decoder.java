package org.inkstone.tokenizers.decoder;

import java.util.List;

/**
 * A decoder (解码器): turns tokens back into text. Immutable; to be shared between threads.
 *
 * <p>It rewrites a list of tokens into another list, so that decoders can follow each other; the last list, joined, is
 * the text. Every decoder here does so as a {@linkplain DecoderStream stream}, and the list is what comes out of it.
 */
public interface Decoder {
    /**
     * Starts to rewrite tokens one by one.
     *
     * @param out takes the rewritten tokens
     * @return takes the tokens
     */
    DecoderStream stream(DecoderStream out);

    /**
     * Rewrites a list of tokens.
     *
     * @param tokens the tokens as the vocabulary writes them, or as the decoder before left them
     * @return the rewritten tokens
     */
    default List<String> decodeChain(List<String> tokens) {
        CollectedTokens collected = new CollectedTokens();
        DecoderStream stream = stream(collected);
        for (String token : tokens) {
            stream.text(token);
            stream.endToken();
        }
        stream.end();
        return collected.tokens();
    }

    /**
     * Joins tokens to text.
     *
     * @param tokens the tokens as the vocabulary writes them
     * @return the text
     */
    default String decode(List<String> tokens) {
        return String.join("", decodeChain(tokens));
    }
}
