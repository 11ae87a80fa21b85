package org.inkstone.tokenizers.decoder;

/**
 * Takes tokens one by one (解码流), each in one or more parts. The parts may come long before the token ends: who joins all
 * tokens to one passes each part on at once. For one thread.
 */
public interface DecoderStream {
    /**
     * Takes a part of the current token.
     *
     * @param part whole Unicode characters
     */
    void text(String part);

    /** Ends the current token; the next part starts another. */
    void endToken();

    /** Ends the list of tokens. */
    void end();
}
