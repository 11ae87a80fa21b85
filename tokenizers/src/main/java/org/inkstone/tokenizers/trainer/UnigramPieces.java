package org.inkstone.tokenizers.trainer;

import java.util.Arrays;

/**
 * The pieces of a training and their log probabilities. Each piece is a stretch of the text; piece 0 stands for a symbol
 * that has no piece.
 */
final class UnigramPieces {
    static final int UNKNOWN = 0;
    /** How much less probable than the least probable piece an unknown symbol is. */
    private static final double UNKNOWN_PENALTY = 10;

    private int size;
    private final int[] places;
    private final int[] lengths;
    private final double[] scores;

    UnigramPieces(int capacity) {
        places = new int[capacity + 1];
        lengths = new int[capacity + 1];
        scores = new double[capacity + 1];
        lengths[0] = 1;
        size = 1;
    }

    void add(int place, int length, double score) {
        places[size] = place;
        lengths[size] = length;
        scores[size++] = score;
    }

    /** The number of pieces, the unknown one included. */
    int size() {
        return size;
    }

    int place(int piece) {
        return places[piece];
    }

    int length(int piece) {
        return lengths[piece];
    }

    /** The lengths of all pieces, for reading. */
    int[] lengths() {
        return lengths;
    }

    double score(int piece) {
        return scores[piece];
    }

    void score(int piece, double score) {
        scores[piece] = score;
    }

    double lowestScore() {
        double lowest = Double.POSITIVE_INFINITY;
        for (int piece = 1; piece < size; piece++) {
            lowest = Math.min(lowest, scores[piece]);
        }
        return lowest;
    }

    /** The scores, that of the unknown symbol worked out. */
    double[] scoresWithUnknown() {
        double[] all = Arrays.copyOf(scores, size);
        all[UNKNOWN] = lowestScore() - UNKNOWN_PENALTY;
        return all;
    }

    /** The probabilities, that of the unknown symbol worked out. */
    double[] probabilities() {
        double[] all = scoresWithUnknown();
        for (int piece = 0; piece < size; piece++) {
            all[piece] = Math.exp(all[piece]);
        }
        return all;
    }

    /**
     * Keeps some pieces in a new order.
     *
     * @param kept the pieces by their present numbers, the unknown one first
     */
    UnigramPieces select(int[] kept) {
        UnigramPieces selected = new UnigramPieces(kept.length);
        for (int i = 1; i < kept.length; i++) {
            selected.add(places[kept[i]], lengths[kept[i]], scores[kept[i]]);
        }
        return selected;
    }
}
