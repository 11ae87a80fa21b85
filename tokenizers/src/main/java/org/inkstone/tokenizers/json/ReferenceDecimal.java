package org.inkstone.tokenizers.json;

import java.math.BigInteger;

/**
 * Reads a decimal number as the reference's JSON reader does, which is not always the nearest double.
 *
 * <p>The digits become a whole number of 64 bits, further ones are dropped; it is rounded to a double, then multiplied or
 * divided by a power of ten, then rounded again. The last bit of one score in twelve differs from the nearest double's,
 * enough to break a tie between two segmentations otherwise.
 */
final class ReferenceDecimal {
    private static final int MAX_POWER = 308;

    private ReferenceDecimal() {}

    /** Reads the text of a JSON number; infinite if it is out of range. */
    static double parse(String text) {
        long significand = 0;
        int exponent = 0;
        boolean full = false;
        boolean fraction = false;
        int at = text.startsWith("-") ? 1 : 0;
        for (; at < text.length() && text.charAt(at) != 'e' && text.charAt(at) != 'E'; at++) {
            char c = text.charAt(at);
            if (c == '.') {
                fraction = true;
                continue;
            }
            int digit = c - '0';
            full |= Long.compareUnsigned(significand, Long.divideUnsigned(-1L - digit, 10)) > 0;
            if (full) {
                exponent += fraction ? 0 : 1;
            } else {
                significand = 10 * significand + digit;
                exponent -= fraction ? 1 : 0;
            }
        }
        if (at < text.length()) {
            exponent += exponent(text.substring(at + 1));
        }
        double value = scale(toDouble(significand), exponent);
        return text.startsWith("-") ? -value : value;
    }

    /** An exponent out of every range stands for all longer ones. */
    private static int exponent(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        if (digits.length() > 6) {
            return digits.startsWith("-") ? -1_000_000 : 1_000_000;
        }
        return Integer.parseInt(digits);
    }

    private static double scale(double significand, int exponent) {
        double value = significand;
        int left = exponent;
        while (left < -MAX_POWER && value != 0) {
            value /= power(MAX_POWER);
            left += MAX_POWER;
        }
        if (value == 0) {
            return value;
        }
        if (left > MAX_POWER) {
            return Double.POSITIVE_INFINITY;
        }
        return left >= 0 ? value * power(left) : value / power(-left);
    }

    private static double power(int exponent) {
        return Double.parseDouble("1e" + exponent);
    }

    private static double toDouble(long unsigned) {
        return unsigned >= 0 ? unsigned : new BigInteger(Long.toUnsignedString(unsigned)).doubleValue();
    }
}
