package org.inkstone.data.quality;

/**
 * The share of lines that end with an ellipsis (以省略号结尾的行的比例), … or three full stops: teasers cut off.
 *
 * @param max the greatest share, in [0, 1], default of Gopher 0.3
 * @paper Rae et al. 2021, appendix A.1.1, arXiv 2112.11446
 */
public record EllipsisLines(double max) implements QualityRule {
    public EllipsisLines {
        Bounds.checkFraction("max", max);
    }

    @Override
    public String name() {
        return "ellipsis lines";
    }

    @Override
    public double measure(TextView text) {
        var lines = text.lines();
        long cut = lines.stream()
                .filter(line -> line.endsWith("…") || line.endsWith("..."))
                .count();
        return Bounds.share(cut, lines.size());
    }
}
