package org.inkstone.tokenizers.trainer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One round of expectation and maximization (EM 算法的一轮): how often is each piece expected, and which probabilities
 * would make that most plausible.
 *
 * <pre>{@code
 * E:  e(piece)    = Σ over words of  count(word) · E[occurrences of piece in a segmentation of word]
 * M:  score(piece) = ψ(e(piece)) − ψ(Σ e)          instead of  ln e(piece) − ln Σ e
 * }</pre>
 * ψ is the digamma function. ψ(e) ≈ ln(e − 1/2): what is rarely expected gets less than its share, as under a Dirichlet
 * prior that favours few pieces. Pieces with an expectation below 1/2 are dropped.
 *
 * @paper Liang, Klein 2007, Structured Bayesian Nonparametric Models with Variational Inference, ACL tutorial
 */
final class UnigramEstimation {
    private static final double LOWEST_EXPECTATION = 0.5;

    private final UnigramText text;
    private final List<int[]> chunks;
    private final ChunkThreads threads;
    private final int reach;
    private final double words;
    private double objective;

    /** What one part of the words gives. */
    private static final class Part {
        final double[] expected;
        double logLikelihood;

        Part(int pieces) {
            expected = new double[pieces];
        }
    }

    UnigramEstimation(UnigramText text, List<int[]> chunks, ChunkThreads threads, int reach) {
        this.text = text;
        this.chunks = chunks;
        this.threads = threads;
        this.reach = reach;
        this.words = Arrays.stream(text.counts).asDoubleStream().sum();
    }

    /** Minus the mean logarithm of a word's probability before the last round. */
    double objective() {
        return objective;
    }

    /** Does a round that drops no piece. */
    UnigramPieces refine(UnigramPieces pieces, UnigramLattice lattice) {
        double[] expected = expectation(pieces, lattice);
        double sum = 0;
        for (int piece = 1; piece < pieces.size(); piece++) {
            expected[piece] = Math.max(expected[piece], LOWEST_EXPECTATION);
            sum += expected[piece];
        }
        double logSum = Digamma.of(sum);
        UnigramPieces refined = pieces.select(IntStream.range(0, pieces.size()).toArray());
        for (int piece = 1; piece < pieces.size(); piece++) {
            refined.score(piece, Digamma.of(expected[piece]) - logSum);
        }
        return refined;
    }

    /** Does a round; the lattice afterwards has the numbers of the pieces that are left. */
    UnigramPieces run(UnigramPieces pieces, UnigramLattice lattice) {
        double[] expected = expectation(pieces, lattice);
        int[] kept = new int[pieces.size()];
        int[] numbers = new int[pieces.size()];
        int size = 1;
        double sum = 0;
        for (int piece = 1; piece < pieces.size(); piece++) {
            numbers[piece] = -1;
            if (expected[piece] >= LOWEST_EXPECTATION) {
                kept[size] = piece;
                numbers[piece] = size++;
                sum += expected[piece];
            }
        }
        UnigramPieces left = pieces.select(Arrays.copyOf(kept, size));
        double logSum = Digamma.of(sum);
        for (int piece = 1; piece < size; piece++) {
            left.score(piece, Digamma.of(expected[kept[piece]]) - logSum);
        }
        if (size < pieces.size()) {
            lattice.renumber(numbers);
        }
        return left;
    }

    private double[] expectation(UnigramPieces pieces, UnigramLattice lattice) {
        double[] probabilities = pieces.probabilities();
        List<Part> parts = threads.map(chunks, chunk -> {
            Part part = new Part(pieces.size());
            ScaledMarginals marginals = new ScaledMarginals(text, lattice, pieces, probabilities, reach);
            for (int word = chunk[0]; word < chunk[1]; word++) {
                part.logLikelihood += text.counts[word] * marginals.add(word, part.expected);
            }
            return part;
        });
        double[] sum = new double[pieces.size()];
        double logLikelihood = 0;
        for (Part part : parts) {
            for (int piece = 0; piece < sum.length; piece++) {
                sum[piece] += part.expected[piece];
            }
            logLikelihood += part.logLikelihood;
        }
        objective = -logLikelihood / words;
        return sum;
    }
}
