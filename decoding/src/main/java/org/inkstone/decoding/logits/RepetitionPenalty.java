package org.inkstone.decoding.logits;

import java.util.BitSet;

/**
 * Repetition penalty (重复惩罚): makes every token that has occurred less likely by a factor.
 *
 * <p>It looks at the prompt and at what was generated, and applies once for each distinct token, however often it
 * occurred. Positive logits are divided and negative ones multiplied, so that both go down.
 *
 * <pre>{@code
 * zᵢ ← zᵢ / θ   if zᵢ ≥ 0          for each i that occurs in the history
 *      zᵢ · θ   if zᵢ < 0
 * }</pre>
 *
 * <p>Time is linear in the length of the history. A penalty of 1 changes nothing, bit for bit; below 1 repeats are
 * encouraged. Padding is no part of a history here: sequences are not padded.
 *
 * @param penalty θ, a positive finite number; often 1.1 to 1.3
 * @param window look only at so many newest tokens, at least 1; default {@link Integer#MAX_VALUE}, all of them
 * @paper Keskar, McCann, Varshney, Xiong, Socher 2019, CTRL: A Conditional Transformer Language Model for Controllable
 *     Generation, section 4.1, arXiv 1909.05858
 * @book 解码策略 (Decoding strategies)
 */
public record RepetitionPenalty(double penalty, int window) implements LogitsProcessor {
    public RepetitionPenalty {
        if (!((float) penalty > 0 && (float) penalty < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("penalty must be a positive finite number, got " + penalty);
        }
        if (window < 1) {
            throw new IllegalArgumentException("window must be at least 1, got " + window);
        }
    }

    /**
     * Looks at the whole history.
     *
     * @param penalty a positive finite number
     */
    public RepetitionPenalty(double penalty) {
        this(penalty, Integer.MAX_VALUE);
    }

    @Override
    public void process(TokenHistory history, float[] logits) {
        float factor = (float) penalty;
        BitSet seen = new BitSet(logits.length);
        for (int position = Math.max(0, history.length() - window); position < history.length(); position++) {
            int id = history.token(position);
            if (!seen.get(id)) {
                seen.set(id);
                logits[id] = logits[id] < 0 ? logits[id] * factor : logits[id] / factor;
            }
        }
    }
}
