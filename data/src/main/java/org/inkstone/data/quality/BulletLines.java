package org.inkstone.data.quality;

/**
 * The share of lines that begin with a bullet point (项目符号行的比例): •, ‣, ●, ▪, ◦, *, or a hyphen or dash and a blank.
 *
 * @param max the greatest share, in [0, 1], default of Gopher 0.9
 * @paper Rae et al. 2021, appendix A.1.1, arXiv 2112.11446
 */
public record BulletLines(double max) implements QualityRule {
    private static final String BULLETS = "•‣●▪◦*";
    private static final String DASHES = "-–—";

    public BulletLines {
        Bounds.checkFraction("max", max);
    }

    @Override
    public String name() {
        return "bullet lines";
    }

    @Override
    public double measure(TextView text) {
        var lines = text.lines();
        return Bounds.share(lines.stream().filter(BulletLines::isBullet).count(), lines.size());
    }

    private static boolean isBullet(String line) {
        char first = line.charAt(0);
        return BULLETS.indexOf(first) >= 0
                || (DASHES.indexOf(first) >= 0 && line.length() > 1 && Character.isWhitespace(line.charAt(1)));
    }
}
