package org.inkstone.core.backend;

/**
 * The Gauss error function (误差函数) in double precision.
 *
 * <pre>{@code
 * erf(x) = 2/√π ∫₀ˣ e^(−t²) dt
 * |x| < 2.5:  2/√π · e^(−x²) · Σₙ 2ⁿ x^(2n+1) / (1·3·5·…·(2n+1))      all terms positive: no cancellation
 * |x| ≥ 2.5:  1 − erfc(x),  erfc(x) = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + …))))
 * }</pre>
 *
 * @see <a href="https://dlmf.nist.gov/7.6">DLMF 7.6 and 7.9</a>
 */
final class ErrorFunction {
    private static final double INVERSE_SQRT_PI = 1 / Math.sqrt(Math.PI);
    private static final double SWITCH = 2.5;
    private static final int FRACTION_TERMS = 60;

    private ErrorFunction() {}

    static double erf(double x) {
        double size = Math.abs(x);
        double value = size < SWITCH ? series(size) : 1 - complement(size);
        return Math.copySign(value, x);
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-17; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 * INVERSE_SQRT_PI * Math.exp(-x * x) * sum;
    }

    private static double complement(double x) {
        double tail = x;
        for (int n = FRACTION_TERMS; n >= 1; n--) {
            tail = x + 0.5 * n / tail;
        }
        return Math.exp(-x * x) * INVERSE_SQRT_PI / tail;
    }
}
