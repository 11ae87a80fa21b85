package org.inkstone.models.decoder;

import java.util.Arrays;
import org.inkstone.core.model.LanguageModelSession;
import org.inkstone.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A text that a decoder is reading, with its key-value cache. */
final class DecoderSession implements LanguageModelSession {
    private final CausalDecoder model;
    private @Nullable KeyValueCache cache;
    private int[] tokens;
    private int length;
    /** Scores after the last token; null if they must be computed again. */
    private float @Nullable [] logits;

    DecoderSession(CausalDecoder model) {
        this(model, new KeyValueCache(model.config(), model.backend()), new int[16], 0, null);
    }

    private DecoderSession(
            CausalDecoder model, KeyValueCache cache, int[] tokens, int length, float @Nullable [] logits) {
        this.model = model;
        this.cache = cache;
        this.tokens = tokens;
        this.length = length;
        this.logits = logits;
    }

    @Override
    public void append(int... ids) {
        KeyValueCache open = open();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0 || ids[i] >= model.vocabularySize()) {
                throw new IllegalArgumentException(
                        "token id must be in [0, " + model.vocabularySize() + "), got " + ids[i] + " at position " + i);
            }
        }
        if (ids.length > model.contextLength() - length) {
            throw new IllegalStateException("the context holds " + model.contextLength() + " tokens; " + length
                    + " are taken and " + ids.length + " more do not fit");
        }
        if (ids.length == 0) {
            return;
        }
        run(open, ids);
        if (length + ids.length > tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.max(2 * tokens.length, length + ids.length));
        }
        System.arraycopy(ids, 0, tokens, length, ids.length);
        length += ids.length;
    }

    private void run(KeyValueCache open, int[] ids) {
        // #region run
        open.reserve(ids.length);
        try (var scope = model.backend().openScope()) {
            Tensor hidden = model.hidden(ids, new ForwardPass(ids.length, open)); // [T, C]
            Tensor last = hidden.slice(0, ids.length - 1, ids.length);
            logits = model.head(last).toArray();
        }
        open.setLength(open.length() + ids.length);
        // #endregion run
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public float[] nextTokenLogits() {
        KeyValueCache open = open();
        if (length == 0) {
            throw new IllegalStateException(
                    "a decoder needs a first token; append the prompt, or the token that begins a text");
        }
        float[] scores = logits;
        if (scores == null) {
            open.setLength(length - 1);
            run(open, new int[] {tokens[length - 1]});
            scores = java.util.Objects.requireNonNull(logits);
        }
        return scores.clone();
    }

    @Override
    public LanguageModelSession fork() {
        return new DecoderSession(model, open().copy(), tokens.clone(), length, logits);
    }

    @Override
    public void rollback(int newLength) {
        KeyValueCache open = open();
        if (newLength < 0 || newLength > length) {
            throw new IllegalArgumentException("length must be in [0, " + length + "], got " + newLength);
        }
        if (newLength < length) {
            length = newLength;
            open.setLength(newLength);
            logits = null;
        }
    }

    private KeyValueCache open() {
        if (cache == null) {
            throw new IllegalStateException("the session is closed");
        }
        return cache;
    }

    @Override
    public void close() {
        cache = null;
    }
}
