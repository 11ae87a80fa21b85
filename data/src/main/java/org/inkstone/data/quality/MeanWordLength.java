package org.inkstone.data.quality;

/**
 * The mean length of a word (平均词长) in code points; 0 for a text without words.
 *
 * <p>The published bounds suit English. Long compounds of Finnish or German still lie within them.
 *
 * @param min the least mean, default of Gopher 3
 * @param max the greatest mean, default of Gopher 10
 * @paper Rae et al. 2021, appendix A.1.1, arXiv 2112.11446
 */
public record MeanWordLength(double min, double max) implements QualityRule {
    public MeanWordLength {
        Bounds.checkRange(min, max);
    }

    @Override
    public String name() {
        return "mean word length";
    }

    @Override
    public double measure(TextView text) {
        return Bounds.share(text.wordCharacters(), text.words().size());
    }
}
