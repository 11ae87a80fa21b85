package org.inkstone.core.model;

/**
 * One sequence that a {@link LanguageModel} is reading, with whatever the model remembers of it (a Transformer: its
 * key-value cache).
 *
 * <p>The usual life: {@link #append} the prompt, then in turn ask for {@link #nextTokenLogits()} and append the chosen
 * token. Beam search {@linkplain #fork() forks} a session; speculative decoding {@linkplain #rollback rolls back}. A
 * session belongs to one thread at a time.
 */
public interface LanguageModelSession extends AutoCloseable {
    /**
     * Reads further tokens.
     *
     * @param tokens ids, each in [0, vocabulary size)
     * @throws IllegalArgumentException if an id is out of range; nothing has been read then
     * @throws IllegalStateException if the tokens do not fit in the context, or the session is closed
     */
    void append(int... tokens);

    /**
     * The number of tokens read so far.
     *
     * @return at least 0
     */
    int length();

    /**
     * Scores every token as the next one.
     *
     * @return unnormalized log-probabilities in nats, one for each id; a fresh array that the caller may change
     * @throws IllegalStateException if nothing was appended and the model needs a first token, or if the session is
     *     closed
     */
    float[] nextTokenLogits();

    /**
     * Makes an independent copy: what is appended to one is not seen by the other.
     *
     * @return a session with the same tokens, which its user closes
     */
    LanguageModelSession fork();

    /**
     * Forgets the newest tokens.
     *
     * @param length how many tokens to keep, in [0, {@link #length()}]
     * @throws IllegalArgumentException if length is out of range
     */
    void rollback(int length);

    /** Releases what the session holds. Closing twice does no harm. */
    @Override
    void close();
}
