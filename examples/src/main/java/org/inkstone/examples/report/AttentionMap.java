package org.inkstone.examples.report;

import java.util.List;

/** Where the attention heads look: for each layer, head and query token, a weight for each key token. */
public final class AttentionMap {
    /** A softmax in float may pass 1 by this much. */
    private static final float ROUNDING = 1e-4f;

    private final List<String> tokens;
    private final float[][][][] weights;

    /**
     * Copies the weights.
     *
     * @param tokens the text of the T tokens
     * @param weights [layers, heads, T queries, T keys], each in [0, 1]
     * @throws IllegalArgumentException if a size does not fit or a weight is out of range
     */
    public AttentionMap(List<String> tokens, float[][][][] weights) {
        this.tokens = List.copyOf(tokens);
        this.weights = new float[weights.length][][][];
        for (int layer = 0; layer < weights.length; layer++) {
            requireSize("heads of layer " + layer, weights[0].length, weights[layer].length);
            this.weights[layer] = new float[weights[layer].length][][];
            for (int head = 0; head < weights[layer].length; head++) {
                this.weights[layer][head] = copy(weights[layer][head]);
            }
        }
    }

    private float[][] copy(float[][] matrix) {
        requireSize("queries", tokens.size(), matrix.length);
        float[][] copy = new float[matrix.length][];
        for (int query = 0; query < matrix.length; query++) {
            requireSize("keys", tokens.size(), matrix[query].length);
            copy[query] = matrix[query].clone();
            for (float weight : copy[query]) {
                Require.probability("attention weight", weight > 1 ? weight - ROUNDING : weight);
            }
        }
        return copy;
    }

    private static void requireSize(String name, int expected, int actual) {
        if (actual != expected) {
            throw new IllegalArgumentException(name + " must be " + expected + ", got " + actual);
        }
    }

    /**
     * The tokens that look at each other.
     *
     * @return their texts
     */
    public List<String> tokens() {
        return tokens;
    }

    /**
     * The number of layers.
     *
     * @return at least 0
     */
    public int layers() {
        return weights.length;
    }

    /**
     * The number of heads in a layer.
     *
     * @return at least 0
     */
    public int heads() {
        return weights.length == 0 ? 0 : weights[0].length;
    }

    /**
     * How much one token looks at another.
     *
     * @param layer in [0, layers)
     * @param head in [0, heads)
     * @param query the token that looks, in [0, T)
     * @param key the token that is looked at, in [0, T)
     * @return the weight, in [0, 1]; those of a query sum to 1
     */
    public float weight(int layer, int head, int query, int key) {
        return weights[layer][head][query][key];
    }
}
