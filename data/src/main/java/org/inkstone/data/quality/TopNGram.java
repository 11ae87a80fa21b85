package org.inkstone.data.quality;

import java.util.Arrays;

/**
 * How much of a text its most frequent word n-gram covers (最高频 n 元组的占比).
 *
 * <pre>{@code
 * value = code points of words in any occurrence / code points of all words
 * }</pre>
 *
 * <p>A word counts once even where occurrences overlap. An n-gram that occurs once repeats nothing: then the value is 0.
 * Among equally frequent n-grams the one that covers most counts. O(words · n).
 *
 * @param n the number of words, at least 1
 * @param max the greatest share, in [0, 1], defaults of Gopher 0.20, 0.18 and 0.16 for n = 2, 3 and 4
 * @paper Rae et al. 2021, appendix A.1.1, table A1, arXiv 2112.11446
 */
public record TopNGram(int n, double max) implements QualityRule {
    public TopNGram {
        Bounds.checkNGram(n);
        Bounds.checkFraction("max", max);
    }

    @Override
    public String name() {
        return "top " + n + "-gram";
    }

    @Override
    public double measure(TextView text) {
        int[] ngrams = text.ngrams(n);
        int[] frequency = new int[ngrams.length];
        for (int ngram : ngrams) {
            frequency[ngram]++;
        }
        int top = Arrays.stream(frequency).max().orElse(0);
        if (top < 2) {
            return 0;
        }
        // How many code points each n-gram covers, and up to which word it has covered them.
        long[] covered = new long[ngrams.length];
        int[] coveredTo = new int[ngrams.length];
        long most = 0;
        for (int position = 0; position < ngrams.length; position++) {
            int ngram = ngrams[position];
            if (frequency[ngram] == top) {
                for (int word = Math.max(position, coveredTo[ngram]); word < position + n; word++) {
                    covered[ngram] += text.wordLength(word);
                }
                coveredTo[ngram] = position + n;
                most = Math.max(most, covered[ngram]);
            }
        }
        return Bounds.share(most, text.wordCharacters());
    }
}
