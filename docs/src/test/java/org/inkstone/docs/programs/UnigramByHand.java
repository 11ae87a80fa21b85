package org.inkstone.docs.programs;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.inkstone.tokenizers.model.Lattice;
import org.inkstone.tokenizers.model.Unigram;

/** The lattice of a word of three letters: its probabilities, its cuts in order, and samples. */
public final class UnigramByHand implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        Unigram model = new Unigram(
                List.of(piece("l", 0.2), piece("o", 0.2), piece("lo", 0.2), piece("oo", 0.4)),
                OptionalInt.empty(),
                false);
        Lattice lattice = model.lattice("loo");
        lattice.explain()
                .forEach(row -> out.printf(
                        "%-2s at %d  p %.1f  used in %.4f of all cuts\n",
                        row.piece(), row.node().start(), Math.exp(row.node().score()), row.probability()));
        out.printf("P(loo) = %.3f\n", Math.exp(lattice.logTotal(1)));
        for (Lattice.Path path : lattice.nBest(3)) {
            out.printf("%-6s %.3f\n", pieces(lattice, path), Math.exp(path.score()));
        }
        SplittableRandom random = new SplittableRandom(42);
        Map<String, Integer> drawn = new TreeMap<>();
        for (int i = 0; i < 10_000; i++) {
            drawn.merge(pieces(lattice, lattice.sample(0.5, random)), 1, Integer::sum);
        }
        out.printf("of 10,000 drawn with exponent 0.5: %s\n", drawn);
        // #endregion program
    }

    private static Unigram.Piece piece(String text, double probability) {
        return new Unigram.Piece(text, Math.log(probability));
    }

    private static String pieces(Lattice lattice, Lattice.Path path) {
        return path.nodes().stream()
                .map(node -> lattice.text().substring(node.start(), node.end()))
                .collect(Collectors.joining(" "));
    }
}
