package org.inkstone.data.quality;

/**
 * A rule of thumb about the quality of a text (启发式质量规则): one measured number that must lie between two bounds.
 *
 * <p>Implementations are immutable. Own rules are welcome beside those of this package.
 */
public interface QualityRule {
    /**
     * What is measured, with the rule's parameters if there may be several of its kind.
     *
     * @return such as {@code "word count"} or {@code "duplicate 5-grams"}
     */
    String name();

    /**
     * Measures a text.
     *
     * @param text the text
     * @return the number
     */
    double measure(TextView text);

    /**
     * The least value that passes.
     *
     * @return a bound, negative infinity unless overridden
     */
    default double min() {
        return Double.NEGATIVE_INFINITY;
    }

    /**
     * The greatest value that passes.
     *
     * @return a bound, infinity unless overridden
     */
    default double max() {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * Measures a text and compares with the bounds.
     *
     * @param text the text
     * @return the value with the bounds
     */
    default Verdict judge(TextView text) {
        return new Verdict(name(), measure(text), min(), max());
    }
}
