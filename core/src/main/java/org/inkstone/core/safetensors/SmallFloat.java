package org.inkstone.core.safetensors;

/**
 * A binary floating-point format of at most 16 bits (低精度浮点格式): one sign bit, e bits of exponent, m bits of mantissa.
 * With bias b = 2^(e−1) − 1, exponent field E and mantissa field F, a code stands for
 *
 * <pre>{@code
 * E = 0          ±F · 2^(1 − b − m)            zero and the subnormal numbers
 * 0 < E < max    ±(2^m + F) · 2^(E − b − m)    the normal numbers
 * E = max        infinity if F = 0, else not a number
 * }</pre>
 *
 * <p>Codes without the sign bit count up with the values they stand for. That makes rounding short: divide the number
 * by the spacing 2^(k − m) of the codes around it, round to a whole number q, and the code is (k + b − 1)·2^m + q; a q
 * that reaches 2^(m+1) carries into the exponent by itself. Ties go to the even code.
 *
 * <p>A {@code finite} format has no infinities: the largest exponent holds ordinary numbers too, and only its last code
 * is not a number. What is too large, infinity too, becomes the largest number. The standard for 8-bit floats leaves
 * open whether it is that or not a number; PyTorch 2.13 takes the largest number, earlier ones took the other.
 *
 * @param exponentBits e, in [2, 8]
 * @param mantissaBits m, at least 1, with e + m at most 15
 * @param finite whether the format has no infinities
 * @paper Micikevicius et al. 2022, FP8 Formats for Deep Learning, table 1, arXiv 2209.05433
 */
public record SmallFloat(int exponentBits, int mantissaBits, boolean finite) {
    /** IEEE 754 binary16, half precision (半精度). */
    public static final SmallFloat FLOAT16 = new SmallFloat(5, 10, false);
    /** bfloat16: the upper half of a float. */
    public static final SmallFloat BFLOAT16 = new SmallFloat(8, 7, false);
    /** 8 bits for gradients: the range of binary16 with 2 bits of mantissa. */
    public static final SmallFloat FLOAT8_E5M2 = new SmallFloat(5, 2, false);
    /** 8 bits for weights and activations: finite, up to 448. */
    public static final SmallFloat FLOAT8_E4M3 = new SmallFloat(4, 3, true);

    public SmallFloat {
        if (exponentBits < 2 || exponentBits > 8) {
            throw new IllegalArgumentException("exponentBits must be in [2, 8], got " + exponentBits);
        }
        if (mantissaBits < 1 || exponentBits + mantissaBits > 15) {
            throw new IllegalArgumentException(
                    "mantissaBits must be in [1, " + (15 - exponentBits) + "], got " + mantissaBits);
        }
    }

    /**
     * The number that a code stands for; exact, since a float holds every one of them.
     *
     * @param code the bits, in the low 1 + e + m bits; higher ones are ignored
     * @return its value
     */
    public float decode(int code) {
        int exponent = (code >> mantissaBits) & maxExponent();
        int fraction = code & ((1 << mantissaBits) - 1);
        float magnitude;
        if (magnitude(code) > largest()) {
            magnitude = !finite && fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((float) fraction, 1 - bias() - mantissaBits);
        } else {
            magnitude = Math.scalb((float) ((1 << mantissaBits) + fraction), exponent - bias() - mantissaBits);
        }
        return ((code >> (exponentBits + mantissaBits)) & 1) == 0 ? magnitude : -magnitude;
    }

    /**
     * The code nearest to a number; between two equally near ones the even code.
     *
     * @param value any float
     * @return the bits; a number too large becomes infinity, or the largest in a finite format
     */
    public int encode(float value) {
        int sign = (Float.floatToRawIntBits(value) >>> 31) << (exponentBits + mantissaBits);
        int beyond = finite ? largest() : largest() + 1; // the code of infinity follows that of the largest number
        if (Float.isNaN(value)) {
            return sign
                    | (maxExponent() << mantissaBits)
                    | (finite ? (1 << mantissaBits) - 1 : 1 << (mantissaBits - 1));
        }
        if (Float.isInfinite(value)) {
            return sign | beyond;
        }
        int k = Math.max(Math.getExponent(value), 1 - bias());
        int q = (int) Math.rint(Math.scalb((double) Math.abs(value), mantissaBits - k));
        return sign | Math.min(((k + bias() - 1) << mantissaBits) + q, beyond);
    }

    /** The largest code, without its sign, that stands for a finite number. */
    private int largest() {
        return finite ? magnitude(-1) - 1 : (maxExponent() << mantissaBits) - 1;
    }

    private int magnitude(int code) {
        return code & ((1 << (exponentBits + mantissaBits)) - 1);
    }

    private int maxExponent() {
        return (1 << exponentBits) - 1;
    }

    private int bias() {
        return (1 << (exponentBits - 1)) - 1;
    }
}
