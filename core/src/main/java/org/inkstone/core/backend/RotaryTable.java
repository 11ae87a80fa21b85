package org.inkstone.core.backend;

/**
 * Cosines and sines of rotary position embedding (旋转位置编码, RoPE), one row for each position.
 *
 * <pre>{@code
 * angle(p, i) = p · inverseFrequency[i],   i < headDim/2
 * }</pre>
 *
 * @paper Su, Lu, Pan, Murtadha, Wen, Liu 2021, RoFormer: Enhanced Transformer with Rotary Position Embedding,
 *     arXiv 2104.09864
 */
public final class RotaryTable {
    private final int half;
    private final int positions;
    private final float[] cos;
    private final float[] sin;

    /**
     * Computes the table.
     *
     * @param inverseFrequency radians per position, one for each pair of dimensions
     * @param positions how many positions, from 0
     * @param attentionFactor what cosines and sines are multiplied by, 1 but for YaRN
     */
    public RotaryTable(float[] inverseFrequency, int positions, float attentionFactor) {
        this.half = inverseFrequency.length;
        this.positions = positions;
        this.cos = new float[Math.multiplyExact(positions, half)];
        this.sin = new float[positions * half];
        for (int p = 0; p < positions; p++) {
            for (int i = 0; i < half; i++) {
                float angle = p * inverseFrequency[i];
                cos[p * half + i] = (float) (Math.cos(angle) * attentionFactor);
                sin[p * half + i] = (float) (Math.sin(angle) * attentionFactor);
            }
        }
    }

    /**
     * Half the width of a head.
     *
     * @return pairs of dimensions
     */
    public int half() {
        return half;
    }

    /**
     * How many positions the table covers.
     *
     * @return positions, from 0
     */
    public int positions() {
        return positions;
    }

    /**
     * Cosine of an angle.
     *
     * @param position in [0, positions)
     * @param pair in [0, half)
     * @return the cosine, times the attention factor
     */
    public float cos(int position, int pair) {
        return cos[position * half + pair];
    }

    /**
     * Sine of an angle.
     *
     * @param position in [0, positions)
     * @param pair in [0, half)
     * @return the sine, times the attention factor
     */
    public float sin(int position, int pair) {
        return sin[position * half + pair];
    }
}
