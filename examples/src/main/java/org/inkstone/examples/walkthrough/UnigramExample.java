package org.inkstone.examples.walkthrough;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.inkstone.tokenizers.model.Lattice;
import org.inkstone.tokenizers.model.Unigram;
import org.inkstone.tokenizers.trainer.TrainedPieces;
import org.inkstone.tokenizers.trainer.UnigramTrainer;
import org.inkstone.tokenizers.trainer.WordCounts;

/** All cuts of a word with their probabilities, the best, the best few, some drawn; and pieces learned from words. */
public final class UnigramExample implements Walkthrough {
    private static final int DRAWN = 10_000;

    /**
     * Works the example.
     *
     * @param args none
     * @throws Exception if it cannot be worked
     */
    public static void main(String[] args) throws Exception {
        Blackboard.main(new UnigramExample());
    }

    @Override
    public String name() {
        return "unigram";
    }

    @Override
    public String summary() {
        return "The lattice of a word, its best cuts, cuts drawn at random, and training by EM";
    }

    @Override
    public String docs() {
        return "unigram.md";
    }

    @Override
    public void work(Blackboard board) {
        Unigram model = new Unigram(
                List.of(piece("l", 0.2), piece("o", 0.2), piece("lo", 0.2), piece("oo", 0.4)),
                OptionalInt.empty(),
                false);
        Lattice lattice = model.lattice("loo");
        board.heading("The lattice of \"loo\": every piece at every place, and the share of the cuts that use it:");
        Blackboard.Table nodes = board.table("piece", "from", "to", "p", "share");
        lattice.explain()
                .forEach(row -> nodes.row(
                        row.piece(),
                        row.node().start(),
                        row.node().end(),
                        Math.exp(row.node().score()),
                        row.probability()));
        nodes.print();

        Map<String, Integer> drawn = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < DRAWN; i++) {
            drawn.merge(pieces(lattice, lattice.sample(0.5, random)), 1, Integer::sum);
        }
        board.heading("The cuts, best first, and how often each of 10,000 drawn with exponent 0.5 was it:");
        Blackboard.Table cuts = board.table("cut", "probability", "share", "drawn");
        List<Lattice.Path> best = lattice.nBest(5);
        double total = Math.exp(lattice.logTotal(1));
        best.forEach(path -> cuts.row(
                pieces(lattice, path),
                Math.exp(path.score()),
                Math.exp(path.score()) / total,
                drawn.getOrDefault(pieces(lattice, path), 0)));
        cuts.print();

        board.heading("Training on loop 15, pool 10, loot 10, tool 5, loots 8 for 10 pieces:");
        TrainedPieces trained = new UnigramTrainer(UnigramTrainer.Options.of(10, "<unk>"), 1)
                .train(WordCounts.of(Map.of("loop", 15, "pool", 10, "loot", 10, "tool", 5, "loots", 8)));
        trained.rounds().forEach(round -> board.note("  " + round));
        Blackboard.Table learned = board.table("piece", "score");
        trained.pieces().forEach(piece -> learned.row(piece.token(), piece.score()));
        learned.print();

        board.heading("By hand:");
        board.check("P(loo) = 0.008 + 0.04 + 0.08", 0.128, total, 1e-12);
        board.check("best cut", "l oo", pieces(lattice, lattice.best()));
        board.check("number of cuts", 3, best.size());
        double roots = Math.sqrt(0.008) + Math.sqrt(0.04) + Math.sqrt(0.08);
        board.check(
                "share of l oo among the drawn = √0.08 / (√0.008 + √0.04 + √0.08)",
                Math.sqrt(0.08) / roots,
                drawn.getOrDefault("l oo", 0) / (double) DRAWN,
                0.015);
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
