package org.inkstone.data.quality;

/**
 * The share of words that have at least one letter (含字母的词的比例), of any script; 0 for a text without words.
 *
 * @param min the least share, in [0, 1], default of Gopher 0.8
 * @paper Rae et al. 2021, appendix A.1.1, arXiv 2112.11446
 */
public record AlphabeticWords(double min) implements QualityRule {
    public AlphabeticWords {
        Bounds.checkFraction("min", min);
    }

    @Override
    public String name() {
        return "alphabetic words";
    }

    @Override
    public double measure(TextView text) {
        long alphabetic = text.words().stream()
                .filter(word -> word.codePoints().anyMatch(Character::isLetter))
                .count();
        return Bounds.share(alphabetic, text.words().size());
    }
}
