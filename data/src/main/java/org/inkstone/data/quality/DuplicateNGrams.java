package org.inkstone.data.quality;

/**
 * How much of a text is word n-grams that stood in it before (重复 n 元组的占比).
 *
 * <pre>{@code
 * value = code points of words in a second or later occurrence / code points of all words
 * }</pre>
 *
 * <p>A word counts once even where n-grams overlap. O(words · n).
 *
 * @param n the number of words, at least 1
 * @param max the greatest share, in [0, 1], defaults of Gopher 0.15, 0.14, 0.13, 0.12, 0.11 and 0.10 for n = 5 to 10
 * @paper Rae et al. 2021, appendix A.1.1, table A1, arXiv 2112.11446
 */
public record DuplicateNGrams(int n, double max) implements QualityRule {
    public DuplicateNGrams {
        Bounds.checkNGram(n);
        Bounds.checkFraction("max", max);
    }

    @Override
    public String name() {
        return "duplicate " + n + "-grams";
    }

    @Override
    public double measure(TextView text) {
        int[] ngrams = text.ngrams(n);
        boolean[] seen = new boolean[ngrams.length];
        long covered = 0;
        int coveredTo = 0;
        for (int position = 0; position < ngrams.length; position++) {
            if (seen[ngrams[position]]) {
                for (int word = Math.max(position, coveredTo); word < position + n; word++) {
                    covered += text.wordLength(word);
                }
                coveredTo = position + n;
            }
            seen[ngrams[position]] = true;
        }
        return Bounds.share(covered, text.wordCharacters());
    }
}
