package org.inkstone.tokenizers.trainer;

import java.util.Arrays;

/**
 * How often each piece is expected to occur in a word (前向后向算法): the sum over all segmentations of the word, each with
 * its probability.
 *
 * <pre>{@code
 * α(0) = 1        α(k) = Σ over pieces from i to k of  α(i) · p(piece)      mass of the ways up to k
 * β(n) = 1        β(i) = Σ over pieces from i to k of  p(piece) · β(k)      mass of the ways from i on
 * Z    = α(n)                                                             probability of the word
 * E[piece] += count · α(i) · p(piece) · β(k) / Z
 * }</pre>
 *
 * <p>The reference adds logarithms; here the probabilities themselves are added, so no exponential stands in the loop.
 * Where all of them have become very small, all are raised by a power of two, which costs no precision, and the power is
 * kept in mind. For one thread.
 */
final class ScaledMarginals {
    private static final int STEP = 400;
    private static final double LOW = 0x1p-400;
    private static final double LOG_STEP = STEP * Math.log(2);

    private final UnigramText text;
    private final UnigramLattice lattice;
    private final int[] lengths;
    private final double[] probabilities;
    private final double unknown;
    private final int reach;
    private final double[] alpha;
    private final double[] beta;
    /** How many times α was raised before each place. */
    private final int[] raised;

    ScaledMarginals(UnigramText text, UnigramLattice lattice, UnigramPieces pieces, double[] probabilities, int reach) {
        this.text = text;
        this.lattice = lattice;
        this.lengths = pieces.lengths();
        this.probabilities = probabilities;
        this.unknown = probabilities[UnigramPieces.UNKNOWN];
        this.reach = reach;
        alpha = new double[text.longestWord + 1];
        beta = new double[text.longestWord + 1];
        raised = new int[text.longestWord + 1];
    }

    /**
     * Adds what is expected of a word.
     *
     * @param expected for each piece, how often it is expected
     * @return the logarithm of the word's probability
     */
    double add(int word, double[] expected) {
        int start = text.starts[word];
        int n = text.end(word) - start;
        int[] first = lattice.first;
        int[] pieces = lattice.pieces;
        forward(start, n);
        int levelOfAll = raised[n];
        double weight = text.counts[word] / alpha[n];
        int level = 0;
        beta[n] = 1;
        for (int i = n - 1; i >= 0; i--) {
            int from = first[start + i];
            int to = first[start + i + 1];
            double mass = alpha[i] * weight;
            int shift = levelOfAll - raised[i] - level;
            if (shift != 0) {
                mass = Math.scalb(mass, STEP * shift);
            }
            double sum = 0;
            if (from == to || lengths[pieces[from]] != 1) {
                sum = unknown * beta[i + 1];
                expected[UnigramPieces.UNKNOWN] += mass * sum;
            }
            for (int e = from; e < to; e++) {
                int piece = pieces[e];
                double ways = probabilities[piece] * beta[i + lengths[piece]];
                sum += ways;
                expected[piece] += mass * ways;
            }
            beta[i] = sum;
            if (sum < LOW && raise(beta, i, Math.min(n, i + reach))) {
                level++;
            }
        }
        return Math.log(alpha[n]) - levelOfAll * LOG_STEP;
    }

    private void forward(int start, int n) {
        int[] first = lattice.first;
        int[] pieces = lattice.pieces;
        Arrays.fill(alpha, 0, n + 1, 0);
        alpha[0] = 1;
        int level = 0;
        for (int i = 0; i < n; i++) {
            if (alpha[i] < LOW && raise(alpha, i, Math.min(n, i + reach))) {
                level++;
            }
            raised[i] = level;
            double mass = alpha[i];
            int from = first[start + i];
            int to = first[start + i + 1];
            if (from == to || lengths[pieces[from]] != 1) {
                alpha[i + 1] += mass * unknown;
            }
            for (int e = from; e < to; e++) {
                int piece = pieces[e];
                alpha[i + lengths[piece]] += mass * probabilities[piece];
            }
        }
        if (alpha[n] < LOW && raise(alpha, n, n)) {
            level++;
        }
        raised[n] = level;
    }

    /** Raises a stretch by {@link #STEP} powers of two if all of it is low. */
    private static boolean raise(double[] values, int from, int to) {
        for (int i = from; i <= to; i++) {
            if (values[i] >= LOW) {
                return false;
            }
        }
        for (int i = from; i <= to; i++) {
            values[i] *= 0x1p400;
        }
        return true;
    }
}
