package org.inkstone.training;

import org.inkstone.core.backend.Scope;

/**
 * Held-out evaluation (留出集评估): the mean cross-entropy of a model on text that it was not trained on.
 *
 * <p>The text is cut into consecutive windows of T tokens that do not overlap; in each, every token is predicted from
 * those before it in the window. Targets that are end-of-text are not scored, so the figure is about the text alone.
 *
 * <pre>{@code
 * window at i = 0, T, 2T … while i < size − T − 1        inputs i … i+T−1, targets i+1 … i+T
 * nats a token = (Σ −ln P(target | window up to it)) / (number of targets that are not end-of-text)
 * }</pre>
 *
 * <p>Tokens early in a window have little context, so the figure is a little higher than with a sliding window, in
 * exchange for one pass over the text. Immutable. Losses are added in double precision and in the text's order, so
 * scoring more windows at once changes the speed and not the method.
 */
public final class HeldOutEvaluation {
    private final PackedTokens tokens;
    private final int contextLength;
    private final int batchSize;

    /**
     * Prepares an evaluation.
     *
     * @param tokens the held-out text, of at least contextLength + 2 tokens
     * @param contextLength T, tokens in a window, at least 1
     * @param batchSize windows that are scored at once, at least 1
     * @throws IllegalArgumentException if the text is too short or an argument out of range
     */
    public HeldOutEvaluation(PackedTokens tokens, int contextLength, int batchSize) {
        Require.atLeast("contextLength", contextLength, 1);
        Require.atLeast("batchSize", batchSize, 1);
        if (tokens.size() < contextLength + 2L) {
            throw new IllegalArgumentException("held-out text must have at least contextLength + 2 = "
                    + (contextLength + 2L) + " tokens, got " + tokens.size());
        }
        this.tokens = tokens;
        this.contextLength = contextLength;
        this.batchSize = batchSize;
    }

    /**
     * Measures a model. No tape may be open on the thread.
     *
     * @param model what to measure; its dropout is off
     * @return nats and tokens
     * @throws IllegalArgumentException if no target is left because all are end-of-text
     */
    public HeldOutLoss evaluate(TrainableModel model) {
        int windows = (tokens.size() - 2) / contextLength;
        double nats = 0;
        long scored = 0;
        for (int first = 0; first < windows; first += batchSize) {
            TokenBatch batch = windows(first, Math.min(batchSize, windows - first));
            for (float loss : losses(model, batch)) {
                nats += loss;
            }
            scored += batch.trainedTokens();
        }
        return new HeldOutLoss(nats, scored);
    }

    private TokenBatch windows(int first, int rows) {
        int[] inputs = new int[rows * contextLength];
        int[] targets = new int[inputs.length];
        tokens.copy(first * contextLength, inputs, 0, inputs.length);
        tokens.copy(first * contextLength + 1, targets, 0, targets.length);
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] == tokens.endOfText()) {
                targets[i] = TokenBatch.IGNORE;
            }
        }
        return new TokenBatch(inputs, targets, rows);
    }

    @SuppressWarnings("try") // the scope is there to be closed
    private static float[] losses(TrainableModel model, TokenBatch batch) {
        try (Scope scope = model.backend().openScope()) {
            return model.logits(batch.inputs(), batch.rows())
                    .crossEntropy(batch.targets(), TokenBatch.IGNORE)
                    .toArray();
        }
    }
}
