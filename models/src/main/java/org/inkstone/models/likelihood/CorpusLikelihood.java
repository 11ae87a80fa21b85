package org.inkstone.models.likelihood;

import java.nio.charset.StandardCharsets;
import org.inkstone.core.text.Tokenizer;

/**
 * Sums the log-likelihood (对数似然) of documents under one model.
 *
 * <p>Each document is predicted on its own, from its first token to its last; nothing is carried over from one to the
 * next, and the end of a document is not predicted unless its tokens contain an end-of-text token. Not safe for use by
 * several threads.
 *
 * @see BitsPerByte
 */
public final class CorpusLikelihood {
    private final TokenScorer scorer;
    private BitsPerByte sum = BitsPerByte.NOTHING;

    /**
     * Starts a sum.
     *
     * @param scorer the model
     */
    public CorpusLikelihood(TokenScorer scorer) {
        this.scorer = scorer;
    }

    /**
     * Adds a document.
     *
     * @param tokens its ids, without a begin-of-text token
     * @param bytes the length of its text in UTF-8, at least 0
     * @return the document's own likelihood
     * @throws IllegalArgumentException if bytes is negative
     */
    public BitsPerByte add(int[] tokens, long bytes) {
        // A float model's log-softmax may come out a rounding error above 0.
        BitsPerByte document = new BitsPerByte(Math.max(0, -scorer.logLikelihood(tokens)), tokens.length, bytes);
        sum = sum.plus(document);
        return document;
    }

    /**
     * Tokenizes a document and adds it.
     *
     * @param tokenizer the model's tokenizer
     * @param text the document; an unpaired surrogate counts as one byte
     * @return the document's own likelihood
     */
    public BitsPerByte add(Tokenizer tokenizer, String text) {
        return add(tokenizer.encode(text), text.getBytes(StandardCharsets.UTF_8).length);
    }

    /**
     * The likelihood of all documents so far.
     *
     * @return the sum; {@link BitsPerByte#NOTHING} if none was added
     */
    public BitsPerByte result() {
        return sum;
    }
}
