package org.inkstone.models.config;

/**
 * Counts the parameters (参数量) of a decoder, and refuses sizes no machine could hold.
 *
 * <pre>{@code
 * P = V·H [+ n·H learned positions] [+ V·H own output matrix] + norms + L·(attention + feed-forward + norms)
 * attention    = H·(q + 2k) + q·H + biases      q = heads·headDim, k = keyValueHeads·headDim
 * feed-forward = 3·H·I gated, 2·H·I plain, + biases
 * }</pre>
 */
final class ParameterCount {
    private ParameterCount() {}

    static long of(DecoderConfig config) {
        long rows = config.tiedEmbeddings() ? 0 : (long) config.vocabularySize() * config.hiddenSize();
        return rows
                + tied(
                        config.architecture(),
                        config.vocabularySize(),
                        config.hiddenSize(),
                        config.layers(),
                        config.maxPositions(),
                        config.attention(),
                        config.feedForward());
    }

    static void check(
            Architecture architecture,
            int vocabularySize,
            int hiddenSize,
            int layers,
            int maxPositions,
            AttentionConfig attention,
            FeedForwardConfig feedForward) {
        checkMatrix("vocabularySize * hiddenSize", vocabularySize, hiddenSize);
        checkMatrix("hiddenSize * intermediateSize", hiddenSize, feedForward.intermediateSize());
        long projected = architecture.usesRope()
                ? attention.queryWidth()
                : attention.queryWidth() + 2L * attention.keyValueWidth();
        checkMatrix("hiddenSize * width of the attention projections", hiddenSize, projected);
        if (!architecture.usesRope()) {
            checkMatrix("maxPositions * hiddenSize", maxPositions, hiddenSize);
        }
        long count = tied(architecture, vocabularySize, hiddenSize, layers, maxPositions, attention, feedForward);
        if (count > DecoderConfig.MAX_PARAMETERS) {
            throw new IllegalArgumentException("the number of parameters must be at most "
                    + DecoderConfig.MAX_PARAMETERS + ", got " + count + " (" + count * 4 / (1L << 30)
                    + " GiB in float32)");
        }
    }

    private static void checkMatrix(String name, long rows, long columns) {
        if (rows > Integer.MAX_VALUE / columns) { // the product itself might overflow
            throw new IllegalArgumentException(
                    name + " must be at most " + Integer.MAX_VALUE + " (one array), got " + rows + " * " + columns);
        }
    }

    /** Without the output matrix. No overflow: each matrix is below 2³¹ by then, and layers below 2¹⁷. */
    private static long tied(
            Architecture architecture,
            int vocabularySize,
            int hiddenSize,
            int layers,
            int maxPositions,
            AttentionConfig attention,
            FeedForwardConfig feedForward) {
        long hidden = hiddenSize;
        long inner = feedForward.intermediateSize();
        long query = attention.queryWidth();
        long keyValue = attention.keyValueWidth();
        long norm = architecture.usesRmsNorm() ? hidden : 2 * hidden;
        int upward = architecture.gatedFeedForward() ? 2 : 1;

        long layer = hidden * (query + 2 * keyValue) + query * hidden + (upward + 1) * hidden * inner;
        layer += attention.inputBias() ? query + 2 * keyValue : 0;
        layer += attention.outputBias() ? hidden : 0;
        layer += feedForward.bias() ? upward * inner + hidden : 0;
        layer += (architecture.normalizesAfterEachPart() ? 4 : 2) * norm;
        layer += architecture.normalizesQueryAndKey() ? 2L * attention.headDim() : 0;
        long positions = architecture.usesRope() ? 0 : maxPositions * hidden;
        return vocabularySize * hidden + positions + layers * layer + norm;
    }
}
