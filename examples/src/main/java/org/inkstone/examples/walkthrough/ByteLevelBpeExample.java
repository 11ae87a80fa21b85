package org.inkstone.examples.walkthrough;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.tokenizers.model.SimpleBytePairEncoding;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.inkstone.tokenizers.trainer.BytePairEncodingTrainer;
import org.inkstone.tokenizers.trainer.MergeStep;
import org.inkstone.tokenizers.trainer.SimpleBytePairEncodingTrainer;
import org.inkstone.tokenizers.trainer.TrainedMerges;
import org.inkstone.tokenizers.trainer.WordCounts;

/** How byte-pair encoding learns from five words, and what becomes of a character outside ASCII. */
public final class ByteLevelBpeExample implements Walkthrough {
    private static final int VOCABULARY_SIZE = 10;

    /**
     * Works the example.
     *
     * @param args none
     * @throws Exception if it cannot be worked
     */
    public static void main(String[] args) throws Exception {
        Blackboard.main(new ByteLevelBpeExample());
    }

    @Override
    public String name() {
        return "byte-level-bpe";
    }

    @Override
    public String summary() {
        return "Five merges learned from loop, pool, loot, tool and loots";
    }

    @Override
    public String docs() {
        return "byte-level-bpe.md";
    }

    @Override
    public void work(Blackboard board) {
        Map<String, Integer> frequencies = new LinkedHashMap<>();
        frequencies.put("loop", 15);
        frequencies.put("pool", 10);
        frequencies.put("loot", 10);
        frequencies.put("tool", 5);
        frequencies.put("loots", 8);
        board.heading("Words and how often they occur:");
        Blackboard.Table words = board.table("word", "count");
        frequencies.forEach(words::row);
        words.print();

        WordCounts counts = WordCounts.of(frequencies);
        TrainedMerges trained = new SimpleBytePairEncodingTrainer(VOCABULARY_SIZE).train(counts);
        board.heading(
                "Each step joins the pair that occurs most often, until there are " + VOCABULARY_SIZE + " tokens:");
        Blackboard.Table steps = board.table("step", "left", "right", "count", "new token");
        for (int i = 0; i < trained.steps().size(); i++) {
            MergeStep step = trained.steps().get(i);
            steps.row(
                    i + 1,
                    step.merge().left(),
                    step.merge().right(),
                    step.count(),
                    step.merge().merged());
        }
        steps.print();

        board.heading("The words in their tokens:");
        SimpleBytePairEncoding model = new SimpleBytePairEncoding(trained.merges());
        Blackboard.Table tokens = board.table("word", "tokens");
        frequencies.keySet().forEach(word -> tokens.row(word, String.join(" ", model.encode(word))));
        tokens.print();

        board.heading("Byte level: each byte is one of 256 symbols, so any text is a word over them.");
        board.note("  墨 is the bytes E5 A2 A8, written " + ByteLevelAlphabet.write("墨"));

        board.heading("By hand:");
        board.check(
                "merges",
                List.of(
                        "o + o -> oo (48)",
                        "l + oo -> loo (33)",
                        "loo + t -> loot (18)",
                        "oo + l -> ool (15)",
                        "loo + p -> loop (15)"),
                trained.steps().stream().map(MergeStep::toString).toList());
        board.check("loots", List.of("loot", "s"), model.encode("loots"));
        board.check("墨 in bytes", "å¢¨", ByteLevelAlphabet.write("墨"));
        board.check(
                "the fast trainer's vocabulary",
                trained.vocabulary(),
                new BytePairEncodingTrainer(BytePairEncodingTrainer.Options.of(VOCABULARY_SIZE))
                        .train(counts)
                        .vocabulary());
    }
}
