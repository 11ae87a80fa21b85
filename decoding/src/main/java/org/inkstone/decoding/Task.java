package org.inkstone.decoding;

import java.util.List;
import org.inkstone.core.model.LanguageModel;
import org.inkstone.core.model.LanguageModelSession;
import org.inkstone.decoding.logits.InvalidLogitsException;
import org.inkstone.decoding.logits.LogitsProcessor;
import org.inkstone.decoding.logits.Softmax;
import org.inkstone.decoding.logits.TokenHistory;

/** One call of a strategy, its input checked: reads logits, and knows when a sequence is finished. */
final class Task {
    private final LanguageModel model;
    private final int[] prompt;
    private final GenerationOptions options;
    private final int maxTokens;

    Task(LanguageModel model, int[] prompt, GenerationOptions options) {
        this.model = model;
        this.prompt = prompt.clone();
        this.options = options;
        for (int id : options.eosIds()) {
            if (id < 0 || id >= model.vocabularySize()) {
                throw new IllegalArgumentException(
                        "eosIds must be in [0, " + model.vocabularySize() + "), the vocabulary, got " + id);
            }
        }
        int room = model.contextLength() - prompt.length;
        if (room < 1) {
            throw new IllegalArgumentException("prompt must be shorter than the context length " + model.contextLength()
                    + " of the model, got " + prompt.length + " tokens");
        }
        this.maxTokens = Math.min(options.maxNewTokens(), room);
    }

    /** A session that has read the prompt. */
    LanguageModelSession start() {
        LanguageModelSession session = model.newSession();
        try {
            if (prompt.length > 0) {
                session.append(prompt);
            }
            return session;
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    TokenHistory history() {
        return new TokenHistory(prompt);
    }

    int vocabularySize() {
        return model.vocabularySize();
    }

    /** The most tokens that can be generated: the caller's limit or what the context leaves. */
    int maxTokens() {
        return maxTokens;
    }

    boolean isEnd(int token) {
        return options.eosIds().contains(token);
    }

    /** Why a sequence that has so many generated tokens, this one last, is finished. */
    FinishReason reason(int token) {
        if (isEnd(token)) {
            return FinishReason.END_OF_SEQUENCE;
        }
        return maxTokens == options.maxNewTokens() ? FinishReason.MAX_NEW_TOKENS : FinishReason.CONTEXT_FULL;
    }

    /** The model's logits of the next token: checked, at least one is finite. */
    float[] logits(LanguageModelSession session, TokenHistory history) {
        float[] logits = session.nextTokenLogits();
        if (logits.length != model.vocabularySize()) {
            throw new IllegalStateException("the model must give one logit for each of its " + model.vocabularySize()
                    + " tokens, got " + logits.length);
        }
        try {
            Softmax.max(logits);
            return logits;
        } catch (InvalidLogitsException e) {
            throw new InvalidLogitsException(e.getMessage() + ", from the model at position " + history.length(), e);
        }
    }

    /** Applies the processors in place. All logits may be -∞ afterwards. */
    static void process(List<LogitsProcessor> processors, TokenHistory history, float[] logits) {
        if (processors.isEmpty()) {
            return;
        }
        try {
            for (LogitsProcessor processor : processors) {
                processor.process(history, logits);
            }
            Softmax.requireValid(logits);
        } catch (InvalidLogitsException e) {
            throw new InvalidLogitsException(
                    e.getMessage() + ", after the processors " + processors + " at position " + history.length(), e);
        }
    }
}
