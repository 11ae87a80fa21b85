package org.inkstone.tokenizers.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Drops the pieces that are missed least (按损失裁剪词元).
 *
 * <p>If a piece went, its occurrences would be written with the next best segmentation of the piece. The loss is what
 * that costs in likelihood, estimated with all else left as it is:
 * <pre>{@code
 * f(x)    = how often x stands in the best segmentations of the words;  F = Σ f
 * a₁ … aₙ = best segmentation of piece x without x itself
 * loss(x) = f(x) / words · ( ln f(x)/F − Σ ln (f(aᵢ) + f(x)) / (F + f(x)·(n − 1)) )
 * }</pre>
 * A piece that no best segmentation uses goes. One that cannot be written otherwise, such as a single symbol, stays; so
 * does one that is not even its own best segmentation but is still used.
 *
 * @paper Kudo 2018, Subword Regularization, section 3.2, arXiv 1804.10959
 */
final class UnigramPruning {
    private final UnigramText text;
    private final List<int[]> chunks;
    private final ChunkThreads threads;
    private final int maxPieceLength;
    private final double words;

    /** What becomes of a piece: a loss, or one of these. */
    private static final double DROP = Double.NEGATIVE_INFINITY;

    private static final double KEEP = Double.POSITIVE_INFINITY;

    UnigramPruning(UnigramText text, List<int[]> chunks, ChunkThreads threads, int maxPieceLength) {
        this.maxPieceLength = maxPieceLength;
        this.text = text;
        this.chunks = chunks;
        this.threads = threads;
        this.words = Arrays.stream(text.counts).asDoubleStream().sum();
    }

    /**
     * Prunes to an exact number: unused pieces go first, but only as many as have to. The lattice afterwards has the
     * numbers of the pieces that are left.
     *
     * @param target how many pieces shall be left, the unknown one included; more are if more have to stay
     */
    UnigramPieces cut(UnigramPieces pieces, UnigramLattice lattice, int target) {
        return select(pieces, lattice, target, Double.NEGATIVE_INFINITY);
    }

    /**
     * Prunes; the lattice afterwards has the numbers of the pieces that are left.
     *
     * @param target how many pieces shall be left, the unknown one included; more are if more have to stay
     */
    UnigramPieces prune(UnigramPieces pieces, UnigramLattice lattice, int target) {
        return select(pieces, lattice, target, -Double.MAX_VALUE);
    }

    private UnigramPieces select(UnigramPieces pieces, UnigramLattice lattice, int target, double lowestLoss) {
        double[] scores = pieces.scoresWithUnknown();
        double[] frequencies = frequencies(pieces, lattice, scores);
        double[] losses = losses(pieces, lattice, scores, frequencies);
        int[] kept = new int[pieces.size()];
        int size = 1;
        List<Integer> candidates = new ArrayList<>();
        for (int piece = 1; piece < losses.length; piece++) {
            if (losses[piece] == KEEP) {
                kept[size++] = piece;
            } else if (losses[piece] >= lowestLoss) {
                candidates.add(piece);
            }
        }
        candidates.sort((a, b) -> Double.compare(losses[b], losses[a]));
        for (int i = 0; i < candidates.size() && size < target; i++) {
            kept[size++] = candidates.get(i);
        }
        int[] numbers = new int[pieces.size()];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < size; i++) {
            numbers[kept[i]] = i;
        }
        lattice.renumber(numbers);
        return pieces.select(Arrays.copyOf(kept, size));
    }

    /** How often each piece stands in the best segmentations of the words. */
    private double[] frequencies(UnigramPieces pieces, UnigramLattice lattice, double[] scores) {
        double[] sum = new double[pieces.size()];
        for (double[] part : threads.map(chunks, chunk -> {
            double[] counts = new double[pieces.size()];
            BestSegmentation best = new BestSegmentation(lattice, pieces, scores, text.longestWord);
            for (int word = chunk[0]; word < chunk[1]; word++) {
                int n = text.end(word) - text.starts[word];
                best.find(text.starts[word], n, -1);
                for (int end = n; end > 0; end -= pieces.length(best.last(end))) {
                    counts[best.last(end)] += text.counts[word];
                }
            }
            return counts;
        })) {
            for (int piece = 0; piece < sum.length; piece++) {
                sum[piece] += part[piece];
            }
        }
        return sum;
    }

    private double[] losses(UnigramPieces pieces, UnigramLattice lattice, double[] scores, double[] frequencies) {
        double sum = Arrays.stream(frequencies).sum();
        double[] losses = new double[pieces.size()];
        List<int[]> ranges = new ArrayList<>();
        for (int from = 1; from < losses.length; from += 1 << 14) {
            ranges.add(new int[] {from, Math.min(losses.length, from + (1 << 14))});
        }
        threads.map(ranges, range -> {
            BestSegmentation best = new BestSegmentation(lattice, pieces, scores, maxPieceLength);
            for (int piece = range[0]; piece < range[1]; piece++) {
                losses[piece] = loss(piece, pieces, best, scores, frequencies, sum);
            }
            return range;
        });
        return losses;
    }

    private double loss(
            int piece, UnigramPieces pieces, BestSegmentation best, double[] scores, double[] frequencies, double sum) {
        int length = pieces.length(piece);
        double alternative = best.find(pieces.place(piece), length, piece);
        double frequency = frequencies[piece];
        if (alternative == Double.NEGATIVE_INFINITY) {
            return KEEP;
        }
        if (frequency == 0) {
            return DROP;
        }
        if (alternative > scores[piece]) {
            return KEEP;
        }
        int parts = 0;
        double logFrequencies = 0;
        for (int end = length; end > 0; end -= pieces.length(best.last(end))) {
            logFrequencies += Math.log(frequencies[best.last(end)] + frequency);
            parts++;
        }
        double logAlternative = logFrequencies - parts * Math.log(sum + frequency * (parts - 1));
        return frequency / words * (Math.log(frequency) - Math.log(sum) - logAlternative);
    }
}
