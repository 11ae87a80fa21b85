package org.inkstone.data.quality;

/**
 * What a rule found in a text.
 *
 * @param rule the rule's name
 * @param value what it measured
 * @param min the least value that passes
 * @param max the greatest value that passes
 */
public record Verdict(String rule, double value, double min, double max) {
    /**
     * Whether the value lies within the bounds, which both count as inside.
     *
     * @return true if the text passes the rule
     */
    public boolean passes() {
        return value >= min && value <= max;
    }

    /**
     * The verdict as a sentence.
     *
     * @return such as {@code "word count must be at least 50, got 12"}
     */
    @Override
    public String toString() {
        String bounds = max == Double.POSITIVE_INFINITY
                ? "at least " + plain(min)
                : min == Double.NEGATIVE_INFINITY
                        ? "at most " + plain(max)
                        : "in [" + plain(min) + ", " + plain(max) + "]";
        return rule + " must be " + bounds + ", got " + plain(value);
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
