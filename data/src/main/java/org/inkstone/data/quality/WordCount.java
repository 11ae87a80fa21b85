package org.inkstone.data.quality;

/**
 * How many words a text has (词数): short ones carry little, huge ones are often dumps.
 *
 * @param min the fewest words, default of Gopher 50
 * @param max the most words, default of Gopher 100,000
 * @paper Rae et al. 2021, Scaling Language Models: Methods, Analysis and Insights from Training Gopher, appendix A.1.1,
 *     arXiv 2112.11446
 */
public record WordCount(double min, double max) implements QualityRule {
    public WordCount {
        Bounds.checkRange(min, max);
    }

    @Override
    public String name() {
        return "word count";
    }

    @Override
    public double measure(TextView text) {
        return text.words().size();
    }
}
