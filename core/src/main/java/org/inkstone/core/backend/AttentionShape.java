package org.inkstone.core.backend;

/**
 * The sizes of one attention (注意力) computation.
 *
 * <p>Queries are [batch, queryLength, heads, headDim]; keys and values [batch, keyLength, keyValueHeads, headDim].
 * Query head h reads key-value head {@code h / (heads / keyValueHeads)} (grouped-query attention, Ainslie et al. 2023,
 * arXiv 2305.13245). The last query stands at the place of the last key, so with a key-value cache keyLength exceeds
 * queryLength by what was read before.
 *
 * @param batch sequences, at least 1
 * @param queryLength queries in each sequence, at least 1
 * @param keyLength keys in each sequence, at least queryLength if causal
 * @param heads query heads, at least 1
 * @param keyValueHeads key and value heads; divides heads
 * @param headDim width of a head, at least 1
 * @param causal whether query i sees only keys up to its own place
 * @param window how many keys up to its own place a query sees (sliding window), 0 for all
 * @param scale what scores are multiplied by before the softmax, usually {@code 1/√headDim}
 */
public record AttentionShape(
        int batch,
        int queryLength,
        int keyLength,
        int heads,
        int keyValueHeads,
        int headDim,
        boolean causal,
        int window,
        float scale) {
    public AttentionShape {
        if (batch < 1 || queryLength < 1 || keyLength < 1 || heads < 1 || keyValueHeads < 1 || headDim < 1) {
            throw new IllegalArgumentException("attention sizes must be at least 1, got batch " + batch
                    + ", queryLength " + queryLength + ", keyLength " + keyLength + ", heads " + heads
                    + ", keyValueHeads " + keyValueHeads + ", headDim " + headDim);
        }
        if (heads % keyValueHeads != 0) {
            throw new IllegalArgumentException(
                    "keyValueHeads must divide heads, got " + keyValueHeads + " and " + heads);
        }
        if (causal && keyLength < queryLength) {
            throw new IllegalArgumentException("causal attention needs keyLength of at least queryLength, got "
                    + keyLength + " and " + queryLength);
        }
        if (window < 0) {
            throw new IllegalArgumentException("window must be at least 0, got " + window);
        }
    }

    /**
     * The first key that a query sees.
     *
     * @param query index of the query in its sequence
     * @return index of a key, inclusive
     */
    public int firstKey(int query) {
        return window == 0 ? 0 : Math.max(0, query + keyLength - queryLength - window + 1);
    }

    /**
     * The end of the keys that a query sees.
     *
     * @param query index of the query in its sequence
     * @return index of a key, exclusive
     */
    public int endKey(int query) {
        return causal ? query + keyLength - queryLength + 1 : keyLength;
    }

    /**
     * The key-value head that a query head reads.
     *
     * @param head query head
     * @return key-value head
     */
    public int keyValueHead(int head) {
        return head / (heads / keyValueHeads);
    }
}
