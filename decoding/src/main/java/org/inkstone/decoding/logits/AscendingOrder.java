package org.inkstone.decoding.logits;

import java.util.Arrays;

/**
 * Token ids sorted by a number, the smallest first, equal numbers by ascending id.
 *
 * <p>Number and id are packed into one long, so that the JDK's primitive sort does the work: the bits of a float,
 * those of negative ones flipped, sort as integers do. The id is in the low half.
 */
final class AscendingOrder {
    private final long[] keys;

    private AscendingOrder(long[] keys) {
        this.keys = keys;
    }

    /** Sorts the ids of all values but -∞; 0.0 and -0.0 are equal. */
    static AscendingOrder of(float[] values) {
        long[] keys = new long[values.length];
        int size = 0;
        for (int id = 0; id < values.length; id++) {
            if (values[id] != Float.NEGATIVE_INFINITY) {
                int bits = Float.floatToIntBits(values[id] + 0.0f);
                int sortable = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
                keys[size++] = ((long) sortable << 32) | id;
            }
        }
        keys = Arrays.copyOf(keys, size);
        Arrays.sort(keys);
        return new AscendingOrder(keys);
    }

    int size() {
        return keys.length;
    }

    int id(int rank) {
        return (int) keys[rank];
    }
}
