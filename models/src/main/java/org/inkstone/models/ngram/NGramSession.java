package org.inkstone.models.ngram;

import java.util.Arrays;
import org.inkstone.core.model.LanguageModelSession;

/** A session of an n-gram model: the tokens read so far, all of them, so that any number can be rolled back. */
final class NGramSession implements LanguageModelSession {
    private final NGramModel model;
    private int[] tokens;
    private int length;
    private boolean closed;

    NGramSession(NGramModel model) {
        this(model, new int[16], 0);
    }

    private NGramSession(NGramModel model, int[] tokens, int length) {
        this.model = model;
        this.tokens = tokens;
        this.length = length;
    }

    @Override
    public void append(int... added) {
        checkOpen();
        for (int token : added) {
            if (token < 0 || token >= model.vocabularySize()) {
                throw new IllegalArgumentException(
                        "token must be in [0, " + model.vocabularySize() + "), got " + token);
            }
        }
        if (added.length > Integer.MAX_VALUE - 8 - length) {
            throw new IllegalStateException("a session holds at most " + (Integer.MAX_VALUE - 8) + " tokens, has "
                    + length + ", got " + added.length + " more");
        }
        int needed = length + added.length;
        if (needed > tokens.length) {
            tokens = Arrays.copyOf(tokens, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * tokens.length)));
        }
        System.arraycopy(added, 0, tokens, length, added.length);
        length = needed;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public float[] nextTokenLogits() {
        checkOpen();
        return model.logProbabilities(tokens, length);
    }

    @Override
    public LanguageModelSession fork() {
        checkOpen();
        return new NGramSession(model, tokens.clone(), length);
    }

    @Override
    public void rollback(int kept) {
        checkOpen();
        if (kept < 0 || kept > length) {
            throw new IllegalArgumentException("length must be in [0, " + length + "], got " + kept);
        }
        length = kept;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
    }
}
