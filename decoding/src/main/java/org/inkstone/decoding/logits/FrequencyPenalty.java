package org.inkstone.decoding.logits;

/**
 * Frequency penalty (频率惩罚): lowers the logit of a token once for each time it was generated.
 *
 * <p>It counts what was generated, not the prompt. Where {@link PresencePenalty} asks whether a token occurred, this
 * asks how often.
 *
 * <pre>{@code
 * zᵢ ← zᵢ − α · nᵢ         nᵢ: how often i was generated
 * }</pre>
 *
 * <p>Time is linear in the vocabulary size and the number of generated tokens.
 *
 * @param penalty α, a finite number; usually in [-2, 2]; 0 changes nothing, below 0 encourages repeats
 * @param window look only at so many newest generated tokens, at least 1; default {@link Integer#MAX_VALUE}, all
 * @book 解码策略 (Decoding strategies)
 * @see PresencePenalty
 */
public record FrequencyPenalty(double penalty, int window) implements LogitsProcessor {
    public FrequencyPenalty {
        if (!Float.isFinite((float) penalty)) {
            throw new IllegalArgumentException("penalty must be a finite number, got " + penalty);
        }
        if (window < 1) {
            throw new IllegalArgumentException("window must be at least 1, got " + window);
        }
    }

    /**
     * Looks at everything that was generated.
     *
     * @param penalty a finite number, usually in [-2, 2]
     */
    public FrequencyPenalty(double penalty) {
        this(penalty, Integer.MAX_VALUE);
    }

    @Override
    public void process(TokenHistory history, float[] logits) {
        int[] counts = new int[logits.length];
        int start = Math.max(history.promptLength(), history.length() - window);
        for (int position = start; position < history.length(); position++) {
            counts[history.token(position)]++;
        }
        for (int id = 0; id < logits.length; id++) {
            if (counts[id] > 0) {
                logits[id] -= (float) penalty * counts[id];
            }
        }
    }
}
