package org.inkstone.decoding.logits;

import java.util.BitSet;

/**
 * Presence penalty (出现惩罚): lowers the logit of every token that was generated already by a fixed amount.
 *
 * <p>It counts what was generated, not the prompt, and applies once for each distinct token.
 *
 * <pre>{@code
 * zᵢ ← zᵢ − α · [i was generated]
 * }</pre>
 *
 * <p>Time is linear in the number of generated tokens.
 *
 * @param penalty α, a finite number; usually in [-2, 2]; 0 changes nothing, below 0 encourages repeats
 * @param window look only at so many newest generated tokens, at least 1; default {@link Integer#MAX_VALUE}, all
 * @book 解码策略 (Decoding strategies)
 * @see FrequencyPenalty
 */
public record PresencePenalty(double penalty, int window) implements LogitsProcessor {
    public PresencePenalty {
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
    public PresencePenalty(double penalty) {
        this(penalty, Integer.MAX_VALUE);
    }

    @Override
    public void process(TokenHistory history, float[] logits) {
        BitSet seen = new BitSet(logits.length);
        int start = Math.max(history.promptLength(), history.length() - window);
        for (int position = start; position < history.length(); position++) {
            int id = history.token(position);
            if (!seen.get(id)) {
                seen.set(id);
                logits[id] -= (float) penalty;
            }
        }
    }
}
