package org.inkstone.examples.walkthrough;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.tokenizers.model.WordPiece;
import org.inkstone.tokenizers.trainer.SimpleWordPieceTrainer;
import org.inkstone.tokenizers.trainer.TrainedWordPieces;
import org.inkstone.tokenizers.trainer.WordCounts;
import org.inkstone.tokenizers.trainer.WordPieceStep;
import org.inkstone.tokenizers.trainer.WordPieceTrainer;

/** The score of WordPiece on five words, what trainers really do, and the longest match. */
public final class WordPieceExample implements Walkthrough {
    /**
     * Works the example.
     *
     * @param args none
     * @throws Exception if it cannot be worked
     */
    public static void main(String[] args) throws Exception {
        Blackboard.main(new WordPieceExample());
    }

    @Override
    public String name() {
        return "wordpiece";
    }

    @Override
    public String summary() {
        return "The score of the papers, the counts of practice, and the longest match";
    }

    @Override
    public String docs() {
        return "wordpiece.md";
    }

    @Override
    public void work(Blackboard board) {
        Map<String, Integer> frequencies = new LinkedHashMap<>();
        frequencies.put("loop", 15);
        frequencies.put("pool", 10);
        frequencies.put("loot", 10);
        frequencies.put("tool", 5);
        frequencies.put("loots", 8);
        WordCounts counts = WordCounts.of(frequencies);
        board.heading("Words and how often they occur: " + frequencies);

        List<WordPieceStep> scored =
                new SimpleWordPieceTrainer(14).train(counts).steps();
        board.heading("By the score freq(ab) / (freq(a) · freq(b)), the rare that stand together come first:");
        Blackboard.Table scores = board.table("pair", "new token", "freq(ab)", "freq(a)", "freq(b)", "score");
        scored.forEach(step -> scores.row(
                step.merge().left() + " " + step.merge().right(),
                step.merged(),
                step.count(),
                step.leftCount(),
                step.rightCount(),
                step.score()));
        scores.print();

        TrainedWordPieces trained = new WordPieceTrainer(WordPieceTrainer.Options.of(17, "[UNK]")).train(counts);
        board.heading("By the count, as Hugging Face's trainer does it:");
        Blackboard.Table steps = board.table("pair", "new token", "count");
        trained.steps()
                .forEach(step ->
                        steps.row(step.merge().left() + " " + step.merge().right(), step.merged(), step.count()));
        steps.print();

        WordPiece model = trained.model("[UNK]");
        board.heading(
                "Encoding takes the longest piece that fits; what cannot be cut to its end is unknown as a whole:");
        Blackboard.Table words = board.table("word", "tokens");
        List.of("loots", "pool", "spools", "toolpot", "loon").forEach(word -> words.row(word, encode(model, word)));
        words.print();

        board.heading("By hand:");
        board.check(
                "first pair by the score",
                "##t + ##s -> ##ts (8 / (18 · 8) = 0.055556)",
                scored.get(0).toString());
        board.check(
                "first pair by the count",
                "##o + ##o -> ##oo (48)",
                trained.steps().get(0).toString());
        board.check(
                "second pair by the count",
                "l + ##oo -> loo (33)",
                trained.steps().get(1).toString());
        board.check("loots", "loot ##s", encode(model, "loots"));
        board.check("loon", "[UNK]", encode(model, "loon"));
    }

    private static String encode(WordPiece model, String word) {
        List<String> tokens = new ArrayList<>();
        model.tokenize(
                word.toCharArray(),
                0,
                word.length(),
                (id, start, end) -> tokens.add(String.valueOf(model.vocabulary().token(id))));
        return String.join(" ", tokens);
    }
}
