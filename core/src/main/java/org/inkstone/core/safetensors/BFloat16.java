package org.inkstone.core.safetensors;

/**
 * bfloat16 (脑浮点数), the upper half of a float: its range, with 7 bits of mantissa. What {@link SmallFloat#BFLOAT16}
 * does, on the bits, and tested equal to it. Not-a-number keeps the upper bits of its payload.
 */
public final class BFloat16 {
    private BFloat16() {}

    /**
     * The number that a code stands for.
     *
     * @param code the 16 bits
     * @return its value, exact
     */
    public static float toFloat(short code) {
        return Float.intBitsToFloat(code << 16);
    }

    /**
     * The code nearest to a number, ties to even.
     *
     * @param value any float
     * @return the 16 bits
     */
    public static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (((bits >>> 16) & 0x7f) == 0 ? (bits >>> 16) | 0x40 : bits >>> 16);
        }
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }
}
