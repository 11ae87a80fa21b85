package org.inkstone.benchmarks;

/**
 * Lines to measure with and other lines to warm up with.
 *
 * @param measured what is timed
 * @param warmUp what the compiler sees before; none of it is in a measured place
 */
record MeasuredText(TextLines measured, TextLines warmUp) {
    /** More than this does not make the compiler warmer, in megabytes. */
    private static final double ENOUGH = 4;

    MeasuredText {
        if (measured.lines().isEmpty() || warmUp.lines().isEmpty()) {
            throw new IllegalArgumentException("the text must have lines to measure and others to warm up, got "
                    + measured.lines().size() + " and " + warmUp.lines().size()
                    + "; give it more lines, or --warm-up-text");
        }
        warmUp = warmUp.firstMegabytes(Math.max(ENOUGH, measured.megabytes()));
    }

    /**
     * Sets the lines behind the measured ones aside; if too few are left, the last fifth of all lines.
     *
     * @param all the text
     * @param wanted the beginning of it
     */
    static MeasuredText split(TextLines all, TextLines wanted) {
        int most = all.lines().size() - Math.max(1, all.lines().size() / 5);
        TextLines measured = wanted.first(most);
        return new MeasuredText(measured, all.from(measured.lines().size()));
    }
}
