package org.inkstone.training;

/**
 * Sequences that are trained on together (一批序列), with what is to be predicted at each position.
 *
 * <p>The arrays are not copied, because a batch lives for one step only; nobody may change them.
 */
public final class TokenBatch {
    /** A target that asks for no loss: padding, or a prompt that is given. */
    public static final int IGNORE = -100;

    private final int[] inputs;
    private final int[] targets;
    private final int rows;

    /**
     * Makes a batch around two arrays.
     *
     * @param inputs ids, row by row [rows, length]
     * @param targets the id to predict at each position, or {@link #IGNORE} where nothing is to be learnt
     * @param rows how many sequences, at least 1
     * @throws IllegalArgumentException if the inputs do not make rows of one length, or the targets are not as many
     */
    public TokenBatch(int[] inputs, int[] targets, int rows) {
        Require.atLeast("rows", rows, 1);
        if (inputs.length == 0 || inputs.length % rows != 0) {
            throw new IllegalArgumentException(
                    "inputs must be " + rows + " rows of one length above 0, got " + inputs.length + " ids");
        }
        if (targets.length != inputs.length) {
            throw new IllegalArgumentException(
                    "targets must be as many as inputs, " + inputs.length + ", got " + targets.length);
        }
        this.inputs = inputs;
        this.targets = targets;
        this.rows = rows;
    }

    /**
     * What the model reads.
     *
     * @return ids, row by row [rows, length]
     */
    public int[] inputs() {
        return inputs;
    }

    /**
     * What it is to predict.
     *
     * @return ids or {@link #IGNORE}, row by row [rows, length]
     */
    public int[] targets() {
        return targets;
    }

    /**
     * How many sequences there are.
     *
     * @return at least 1
     */
    public int rows() {
        return rows;
    }

    /**
     * How many tokens are learnt from: positions whose target is not ignored.
     *
     * @return in [0, inputs.length]
     */
    public int trainedTokens() {
        int count = 0;
        for (int target : targets) {
            if (target != IGNORE) {
                count++;
            }
        }
        return count;
    }
}
