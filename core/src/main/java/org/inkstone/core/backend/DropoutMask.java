package org.inkstone.core.backend;

/**
 * The random mask of dropout (随机失活) as a pure function of a seed and an element's index, so that the backward pass
 * makes the very same mask again without storing it, on any number of threads.
 *
 * <pre>{@code
 * keep(i)  ⇔  hash(seed, i) ≥ p · 2³²            y = x / (1 − p) where kept, 0 elsewhere
 * }</pre>
 *
 * <p>The hash is the output function of SplitMix64 (Steele, Lea, Flood 2014), one 64-bit value for two elements.
 *
 * @paper Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov 2014, Dropout: A Simple Way to Prevent Neural
 *     Networks from Overfitting, JMLR 15
 */
public final class DropoutMask {
    private DropoutMask() {}

    /**
     * The bits that decide about two neighbours.
     *
     * @param seed the seed of this application of dropout
     * @param pair index of an element, halved
     * @return the lower 32 bits decide about the even element, the upper about the odd one
     */
    public static long bits(long seed, int pair) {
        long z = seed + 0x9E3779B97F4A7C15L * (pair + 1L);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * The bound below which 32 random bits, read as unsigned, drop an element.
     *
     * @param probability chance to be dropped, in [0, 1)
     * @return a number in [0, 2³²)
     */
    public static long threshold(double probability) {
        return (long) (probability * 0x1p32);
    }

    /**
     * Whether an element is kept.
     *
     * @param seed the seed of this application of dropout
     * @param index of the element
     * @param threshold as {@link #threshold} gives it
     * @return false if it becomes 0
     */
    public static boolean keeps(long seed, int index, long threshold) {
        long bits = bits(seed, index >>> 1);
        return ((index & 1) == 0 ? bits & 0xFFFFFFFFL : bits >>> 32) >= threshold;
    }
}
