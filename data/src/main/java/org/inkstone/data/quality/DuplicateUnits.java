package org.inkstone.data.quality;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How much of a text is lines or paragraphs that stood in it before (重复行、重复段落): boilerplate and spam repeat
 * themselves.
 *
 * <p>The first occurrence is no duplicate, the second and all later ones are.
 *
 * @param unit lines or paragraphs
 * @param measure whether their number or their length counts
 * @param max the greatest share, in [0, 1], defaults of Gopher 0.3 of the number and 0.2 of the length
 * @paper Rae et al. 2021, appendix A.1.1, table A1, arXiv 2112.11446
 */
public record DuplicateUnits(Unit unit, Measure measure, double max) implements QualityRule {
    /** What is compared. */
    public enum Unit {
        /** Lines that are not blank. */
        LINES,
        /** Paragraphs that are not blank. */
        PARAGRAPHS
    }

    /** What the share is of. */
    public enum Measure {
        /** Duplicates / units. */
        NUMBER,
        /** Code points in duplicates / code points in all units. */
        LENGTH
    }

    public DuplicateUnits {
        Bounds.checkFraction("max", max);
    }

    @Override
    public String name() {
        return "duplicate " + unit.name().toLowerCase(Locale.ROOT) + " by "
                + measure.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public double measure(TextView text) {
        List<String> units = unit == Unit.LINES ? text.lines() : text.paragraphs();
        Set<String> seen = new HashSet<>();
        long duplicate = 0;
        long all = 0;
        for (String each : units) {
            int weight = measure == Measure.NUMBER ? 1 : TextView.length(each);
            all += weight;
            duplicate += seen.add(each) ? 0 : weight;
        }
        return Bounds.share(duplicate, all);
    }
}
