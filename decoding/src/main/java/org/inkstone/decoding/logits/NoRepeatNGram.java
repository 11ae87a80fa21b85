package org.inkstone.decoding.logits;

/**
 * No-repeat n-grams (禁止重复 n 元组): forbids every token that would make a sequence of n tokens occur twice.
 *
 * <p>The newest n − 1 tokens are looked for earlier in the history, prompt included; wherever they occur, the token that
 * followed them is forbidden now.
 *
 * <pre>{@code
 * zᵢ ← −∞   if  (u_{t−n+2} … u_t, i)  occurs in  u₁ … u_t
 * }</pre>
 *
 * <p>Time O(length · n). With n = 1 no token of the history may come again; this may leave none at all.
 *
 * @param size n, at least 1; often 3
 * @paper Paulus, Xiong, Socher 2018, A Deep Reinforced Model for Abstractive Summarization, ICLR, section 2.5, arXiv
 *     1705.04304
 */
public record NoRepeatNGram(int size) implements LogitsProcessor {
    public NoRepeatNGram {
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1, got " + size);
        }
    }

    @Override
    public void process(TokenHistory history, float[] logits) {
        int prefix = history.length() - (size - 1);
        for (int start = 0; start < prefix; start++) {
            if (matches(history, start, prefix)) {
                logits[history.token(start + size - 1)] = Float.NEGATIVE_INFINITY;
            }
        }
    }

    private boolean matches(TokenHistory history, int start, int prefix) {
        for (int i = 0; i < size - 1; i++) {
            if (history.token(start + i) != history.token(prefix + i)) {
                return false;
            }
        }
        return true;
    }
}
