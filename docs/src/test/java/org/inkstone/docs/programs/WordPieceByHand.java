package org.inkstone.docs.programs;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.model.WordPiece;
import org.inkstone.tokenizers.trainer.SimpleWordPieceTrainer;
import org.inkstone.tokenizers.trainer.WordCounts;
import org.inkstone.tokenizers.trainer.WordPieceTrainer;

/** Three steps of training by the score, three by the count, and four words cut. */
public final class WordPieceByHand implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        WordCounts words = WordCounts.of(Map.of("loop", 15, "pool", 10, "loot", 10, "tool", 5, "loots", 8));
        new SimpleWordPieceTrainer(11).train(words).steps().forEach(step -> out.printf("by score  %s\n", step));
        new WordPieceTrainer(WordPieceTrainer.Options.of(14, "[UNK]"))
                .train(words)
                .steps()
                .forEach(step -> out.printf("by count  %s\n", step));

        Vocabulary vocabulary =
                Vocabulary.of(List.of("[UNK] l p t ##l ##o ##p ##s ##t ##oo loo loot ##ool".split(" ")));
        WordPiece model = new WordPiece(vocabulary, "[UNK]", "##", 100);
        for (String word : List.of("loots", "pool", "toots", "loon")) {
            List<String> tokens = new ArrayList<>();
            model.tokenize(
                    word.toCharArray(),
                    0,
                    word.length(),
                    (id, start, end) -> tokens.add(String.valueOf(vocabulary.token(id))));
            out.printf("%-6s %s\n", word, tokens);
        }
        // #endregion program
    }
}
