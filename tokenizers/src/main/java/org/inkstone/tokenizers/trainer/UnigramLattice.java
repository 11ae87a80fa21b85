package org.inkstone.tokenizers.trainer;

import java.util.Arrays;

/**
 * Which pieces begin at each place of the text (词元网格), the shorter ones first.
 *
 * <p>A segmentation of a word is a path from its begin to its end along these pieces. Since every piece is a stretch of
 * the text, the segmentations of a piece can be read here too, at the place where the piece stands. Nothing is ever
 * looked up by its characters: the suffix array has told where each piece occurs.
 */
final class UnigramLattice {
    /** Where the pieces of each place begin in {@link #pieces}. */
    final int[] first;
    /** The pieces that begin at each place. */
    final int[] pieces;

    private UnigramLattice(int[] first, int[] pieces) {
        this.first = first;
        this.pieces = pieces;
    }

    /**
     * Drops and renumbers pieces in place.
     *
     * @param numbers for each piece its new number, or -1
     */
    void renumber(int[] numbers) {
        int filled = 0;
        int from = 0;
        for (int place = 0; place + 1 < first.length; place++) {
            int to = first[place + 1];
            for (int i = from; i < to; i++) {
                int number = numbers[pieces[i]];
                if (number >= 0) {
                    pieces[filled++] = number;
                }
            }
            from = to;
            first[place + 1] = filled;
        }
    }

    /** First counts, then fills. */
    static final class Builder {
        private final UnigramText text;
        private final int[] first;
        private int[] next = new int[0];
        private int[] pieces = new int[0];

        Builder(UnigramText text) {
            this.text = text;
            this.first = new int[text.symbols.length + 1];
        }

        /** A piece will be added at the suffixes [from, to) of an order. */
        void count(int[] order, int from, int to) {
            for (int i = from; i < to; i++) {
                first[order[i] + 1]++;
            }
        }

        /** Adds the pieces of single symbols; all others have been counted. */
        void symbols(int[] pieceOf) {
            long sum = 0;
            for (int place = 0; place < text.symbols.length; place++) {
                sum += first[place + 1] + (text.symbols[place] == UnigramText.BORDER ? 0 : 1);
                if (sum > Integer.MAX_VALUE - 8) {
                    throw new IllegalArgumentException("the words have too many different pieces for one training;"
                            + " take fewer seed pieces, shorter ones or less text");
                }
                first[place + 1] = (int) sum;
            }
            pieces = new int[(int) sum];
            next = Arrays.copyOf(first, text.symbols.length);
            for (int place = 0; place < text.symbols.length; place++) {
                if (text.symbols[place] != UnigramText.BORDER) {
                    pieces[next[place]++] = pieceOf[text.symbols[place]];
                }
            }
        }

        /** Adds a piece; shorter ones come first. */
        void add(int piece, int[] order, int from, int to) {
            for (int i = from; i < to; i++) {
                pieces[next[order[i]]++] = piece;
            }
        }

        UnigramLattice build() {
            return new UnigramLattice(first, pieces);
        }
    }
}
