package org.inkstone.tokenizers.trainer;

/**
 * The digamma function ψ(x) (双伽马函数), the derivative of ln Γ(x).
 *
 * <p>Below 7 the recurrence lifts x; then the asymptotic series around x − 1/2 has an error below 10⁻⁸:
 * <pre>{@code
 * ψ(x) = ψ(x + 1) − 1/x
 * ψ(x) ≈ ln y + 1/(24 y²) − 7/(960 y⁴) + 31/(8064 y⁶) − 127/(30720 y⁸),   y = x − 1/2
 * }</pre>
 */
final class Digamma {
    private Digamma() {}

    /** For x above 0. */
    static double of(double x) {
        double lift = 0;
        double lifted = x;
        while (lifted < 7) {
            lift -= 1 / lifted;
            lifted++;
        }
        double y = lifted - 0.5;
        double r = 1 / (y * y);
        double series = r * (1.0 / 24 - r * (7.0 / 960 - r * (31.0 / 8064 - r * (127.0 / 30720))));
        return lift + Math.log(y) + series;
    }
}
