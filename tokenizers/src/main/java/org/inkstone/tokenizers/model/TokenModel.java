package org.inkstone.tokenizers.model;

/**
 * A tokenization model (分词模型): turns a pre-token into tokens of a vocabulary. Immutable; to be shared between threads.
 */
public interface TokenModel {
    /**
     * The tokens and their ids.
     *
     * @return the vocabulary
     */
    Vocabulary vocabulary();

    /**
     * Tokenizes a pre-token.
     *
     * @param text whole Unicode characters
     * @param start where the pre-token starts
     * @param end where it ends, exclusive; after {@code start}
     * @param out takes the tokens; places count from the start of the array
     * @throws IllegalArgumentException if something is not in the vocabulary and the model has no token for the unknown
     */
    void tokenize(char[] text, int start, int end, TokenSink out);

    /**
     * Gives the ids of a pre-token only: those of {@link #tokenize}, but faster where a model can.
     *
     * @param text whole Unicode characters
     * @param start where the pre-token starts
     * @param end where it ends, exclusive; after {@code start}
     * @param out takes the ids
     * @throws IllegalArgumentException as {@link #tokenize}
     */
    default void encode(char[] text, int start, int end, TokenIds out) {
        tokenize(text, start, end, (id, from, to) -> out.add(id));
    }

    /** Takes the tokens of a pre-token, in order. */
    interface TokenSink {
        /**
         * Takes a token of the vocabulary.
         *
         * @param id its id
         * @param start where it starts in the array
         * @param end where it ends, exclusive
         */
        void token(int id, int start, int end);

        /**
         * Takes a token that is to be shown as something else than the vocabulary has for its id, as an unknown piece
         * of Unigram is.
         *
         * @param id its id
         * @param shown what is shown
         * @param start where it starts in the array
         * @param end where it ends, exclusive
         */
        default void token(int id, String shown, int start, int end) {
            token(id, start, end);
        }
    }
}
