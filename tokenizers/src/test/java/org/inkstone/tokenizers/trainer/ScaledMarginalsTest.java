package org.inkstone.tokenizers.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScaledMarginalsTest {
    /** Every segmentation written out, for short words. */
    private static double enumerate(
            UnigramText text,
            UnigramLattice lattice,
            UnigramPieces pieces,
            double[] probabilities,
            int at,
            int end,
            double mass,
            double[] weights,
            int[] path,
            int depth) {
        if (at == end) {
            for (int i = 0; i < depth; i++) {
                weights[path[i]] += mass;
            }
            return mass;
        }
        double sum = 0;
        for (int e = lattice.first[at]; e < lattice.first[at + 1]; e++) {
            int piece = lattice.pieces[e];
            path[depth] = piece;
            sum += enumerate(
                    text,
                    lattice,
                    pieces,
                    probabilities,
                    at + pieces.length(piece),
                    end,
                    mass * probabilities[piece],
                    weights,
                    path,
                    depth + 1);
        }
        return sum;
    }

    @Test
    void equalsTheSumOverAllSegmentations() {
        UnigramText text = new UnigramText(WordCounts.of(Map.of("banana", 3, "ananas", 2, "nana", 7, "bab", 1)));
        UnigramSeeds.Seeds seeds = new UnigramSeeds(text, 16).choose(1000);
        double[] probabilities = seeds.pieces().probabilities();
        ScaledMarginals marginals = new ScaledMarginals(text, seeds.lattice(), seeds.pieces(), probabilities, 16);
        for (int word = 0; word < text.words(); word++) {
            double[] expected = new double[seeds.pieces().size()];
            double[] weights = new double[seeds.pieces().size()];
            double all = enumerate(
                    text,
                    seeds.lattice(),
                    seeds.pieces(),
                    probabilities,
                    text.starts[word],
                    text.end(word),
                    1,
                    weights,
                    new int[10],
                    0);
            assertEquals(Math.log(all), marginals.add(word, expected), 1e-12);
            for (int piece = 0; piece < expected.length; piece++) {
                assertEquals(text.counts[word] * weights[piece] / all, expected[piece], 1e-12);
            }
        }
    }

    /** The pieces of a word of n symbols must cover n symbols, however small its probability is. */
    @Test
    void longWordsDoNotUnderflow() {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            letters.append((char) ('a' + random.nextInt(20)));
        }
        UnigramText text = new UnigramText(WordCounts.of(Map.of(letters.toString(), 1)));
        UnigramSeeds.Seeds seeds = new UnigramSeeds(text, 16).choose(1000);
        double[] expected = new double[seeds.pieces().size()];
        double log = new ScaledMarginals(
                        text, seeds.lattice(), seeds.pieces(), seeds.pieces().probabilities(), 16)
                .add(0, expected);
        double covered = 0;
        double entropy = 0;
        for (int piece = 0; piece < expected.length; piece++) {
            covered += expected[piece] * seeds.pieces().length(piece);
            entropy += piece == 0 ? 0 : expected[piece] * seeds.pieces().score(piece);
        }
        assertEquals(20_000, covered, 1e-6);
        // ln Z is the expected score plus the entropy of the segmentation, which is positive and at most ln 2 a place.
        assertEquals(true, log > entropy && log < entropy + 20_000 * Math.log(2), log + " " + entropy);
    }

    @Test
    void digamma() {
        assertEquals(-0.5772156649, Digamma.of(1), 1e-8);
        assertEquals(-1.9635100260, Digamma.of(0.5), 1e-8);
        assertEquals(Math.log(1e6) - 5e-7, Digamma.of(1e6), 1e-9);
    }
}
