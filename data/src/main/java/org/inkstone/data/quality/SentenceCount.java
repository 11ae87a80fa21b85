package org.inkstone.data.quality;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * How many sentences a text has (句数), by the Unicode sentence boundaries of {@link BreakIterator}.
 *
 * @param min the fewest sentences, at least 0, default of C4 5
 * @paper Raffel et al. 2019, section 2.2, arXiv 1910.10683
 */
public record SentenceCount(double min) implements QualityRule {
    public SentenceCount {
        if (!(min >= 0)) {
            throw new IllegalArgumentException("min must be at least 0, got " + min);
        }
    }

    @Override
    public String name() {
        return "sentence count";
    }

    @Override
    public double measure(TextView text) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text.text());
        int count = 0;
        int start = sentences.first();
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            count += text.text().substring(start, end).isBlank() ? 0 : 1;
            start = end;
        }
        return count;
    }
}
