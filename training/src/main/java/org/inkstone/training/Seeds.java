package org.inkstone.training;

/** Derives independent seeds from one seed, a purpose and a counter, so that no generator's state has to be kept. */
final class Seeds {
    static final long WINDOWS = 1;
    static final long DROPOUT = 2;

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    static long derive(long seed, long purpose, long counter) {
        return mix(mix(seed + purpose * GOLDEN_RATIO) + counter * GOLDEN_RATIO);
    }

    /** The output function of SplitMix64: a bijection that changes half of the bits if one bit changes. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
