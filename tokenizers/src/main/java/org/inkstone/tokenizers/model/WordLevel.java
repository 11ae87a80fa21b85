package org.inkstone.tokenizers.model;

import org.inkstone.core.io.FormatException;

/**
 * Word-level tokens (词级分词): each word is looked up as it is; one that is missing is unknown.
 *
 * <p>The simplest model, and the reason for all others: no vocabulary has all words. Cost: O(n) for a word of n
 * characters.
 *
 * <p>Immutable; to be shared between threads.
 *
 * @book 词元化（分词）
 */
public final class WordLevel implements TokenModel {
    private final Vocabulary vocabulary;
    private final String unknownToken;
    private final int unknownId;

    /**
     * Makes a model.
     *
     * @param vocabulary the words
     * @param unknownToken the token of unknown words; if the vocabulary does not have it, an unknown word is an error
     *     ({@code <unk>})
     */
    public WordLevel(Vocabulary vocabulary, String unknownToken) {
        this.vocabulary = vocabulary;
        this.unknownToken = unknownToken;
        unknownId = vocabulary.id(unknownToken);
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /**
     * The token of unknown words.
     *
     * @return the token
     */
    public String unknownToken() {
        return unknownToken;
    }

    @Override
    public void tokenize(char[] text, int start, int end, TokenSink out) {
        int id = vocabulary.id(new String(text, start, end - start));
        if (id < 0) {
            id = unknownId;
        }
        if (id < 0) {
            throw new IllegalArgumentException("unk_token must be in the vocabulary to stand for "
                    + FormatException.quote(WordPiece.shown(text, start, end)) + ", but "
                    + FormatException.quote(unknownToken) + " is not");
        }
        out.token(id, start, end);
    }
}
