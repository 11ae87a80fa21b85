package org.inkstone.examples.walkthrough;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.SimpleBytePairEncoding;
import org.inkstone.tokenizers.trainer.SimpleBytePairEncodingTrainer;
import org.inkstone.tokenizers.trainer.TrainedMerges;
import org.inkstone.tokenizers.trainer.WordCounts;

/** What byte-pair encoding makes of five words, with the words as they stand after each merge. */
public final class BpeExample implements Walkthrough {
    private static final Map<String, Integer> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("loop", 15);
        WORDS.put("pool", 10);
        WORDS.put("loot", 10);
        WORDS.put("tool", 5);
        WORDS.put("loots", 8);
    }

    /**
     * Works the example.
     *
     * @param args none
     * @throws Exception if it cannot be worked
     */
    public static void main(String[] args) throws Exception {
        Blackboard.main(new BpeExample());
    }

    @Override
    public String name() {
        return "bpe";
    }

    @Override
    public String summary() {
        return "Byte-pair encoding on characters: the words after each merge, a new word, and dropout";
    }

    @Override
    public String docs() {
        return "byte-level-bpe.md";
    }

    @Override
    public void work(Blackboard board) {
        TrainedMerges trained = new SimpleBytePairEncodingTrainer(9).train(WordCounts.of(WORDS));
        board.heading("Training: the words after each merge. Their counts: " + WORDS);
        List<String> header = new ArrayList<>(List.of("merge", "count"));
        header.addAll(WORDS.keySet());
        Blackboard.Table corpus = board.table(header.toArray(String[]::new));
        for (int n = 0; n <= trained.steps().size(); n++) {
            List<Object> row = new ArrayList<>();
            row.add(
                    n == 0
                            ? ""
                            : trained.steps().get(n - 1).merge().left() + " + "
                                    + trained.steps().get(n - 1).merge().right());
            row.add(n == 0 ? "" : trained.steps().get(n - 1).count());
            SimpleBytePairEncoding soFar =
                    new SimpleBytePairEncoding(trained.merges().subList(0, n));
            WORDS.keySet().forEach(word -> row.add(String.join(" ", soFar.encode(word))));
            corpus.row(row.toArray());
        }
        corpus.print();

        board.heading("Encoding: a word that training has not seen goes through the same merges in the same order:");
        Blackboard.Table trace = board.table("merge", "spools");
        for (int n = 0; n <= trained.merges().size(); n++) {
            SimpleBytePairEncoding soFar =
                    new SimpleBytePairEncoding(trained.merges().subList(0, n));
            trace.row(n == 0 ? "" : trained.merges().get(n - 1).merged(), String.join(" ", soFar.encode("spools")));
        }
        trace.print();

        board.heading("BPE-dropout: each merge is passed over with probability 0.3. Ten times loots:");
        Map<String, Integer> seen = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10; i++) {
            seen.merge(String.join(" ", dropout(trained.model(), "loots", 0.3, random)), 1, Integer::sum);
        }
        Blackboard.Table drawn = board.table("tokens", "times");
        seen.forEach(drawn::row);
        drawn.print();

        board.heading("By hand:");
        board.check("first merge", "o + o -> oo (48)", trained.steps().get(0).toString());
        board.check("second merge", "l + oo -> loo (33)", trained.steps().get(1).toString());
        SimpleBytePairEncoding two = new SimpleBytePairEncoding(trained.merges().subList(0, 2));
        board.check("pool after two merges", List.of("p", "oo", "l"), two.encode("pool"));
        board.check("without dropout", List.of("loot", "s"), dropout(trained.model(), "loots", 0, random));
        board.check("all dropped", List.of("l", "o", "o", "t", "s"), dropout(trained.model(), "loots", 1, random));
    }

    private static List<String> dropout(BytePairEncoding model, String word, double dropout, SplittableRandom random) {
        List<String> tokens = new ArrayList<>();
        model.tokenize(
                word.toCharArray(),
                0,
                word.length(),
                (id, start, end) -> tokens.add(word.substring(start, end)),
                dropout,
                random);
        return tokens;
    }
}
