package org.inkstone.tokenizers.trainer;

/**
 * The most probable segmentation of a stretch of the text (维特比算法). For one thread.
 *
 * <pre>{@code
 * best(0) = 0        best(k) = max over pieces from i to k of  best(i) + score(piece)
 * }</pre>
 * Among equals the longer last piece wins, as in the reference.
 */
final class BestSegmentation {
    private final UnigramLattice lattice;
    private final UnigramPieces pieces;
    private final double[] scores;
    private final double[] best;
    /** The piece that ends at each place on the best way there. */
    private final int[] last;

    BestSegmentation(UnigramLattice lattice, UnigramPieces pieces, double[] scores, int longest) {
        this.lattice = lattice;
        this.pieces = pieces;
        this.scores = scores;
        best = new double[longest + 1];
        last = new int[longest + 1];
    }

    /**
     * Finds the best segmentation.
     *
     * @param start where the stretch begins
     * @param n how many symbols it has
     * @param excluded a piece that must not be used, or -1
     * @return its score; negative infinity if there is none
     */
    double find(int start, int n, int excluded) {
        for (int k = 1; k <= n; k++) {
            best[k] = Double.NEGATIVE_INFINITY;
        }
        int[] first = lattice.first;
        int[] edges = lattice.pieces;
        int[] lengths = pieces.lengths();
        for (int i = 0; i < n; i++) {
            int from = first[start + i];
            int to = first[start + i + 1];
            double before = best[i];
            if ((from == to || lengths[edges[from]] != 1) && before + scores[UnigramPieces.UNKNOWN] > best[i + 1]) {
                best[i + 1] = before + scores[UnigramPieces.UNKNOWN];
                last[i + 1] = UnigramPieces.UNKNOWN;
            }
            for (int e = from; e < to; e++) {
                int piece = edges[e];
                int end = i + lengths[piece];
                if (end > n) {
                    break;
                }
                double score = before + scores[piece];
                if (score > best[end] && piece != excluded) {
                    best[end] = score;
                    last[end] = piece;
                }
            }
        }
        return best[n];
    }

    /** The piece that ends after so many symbols on the best way; its length tells where the one before ends. */
    int last(int end) {
        return last[end];
    }
}
