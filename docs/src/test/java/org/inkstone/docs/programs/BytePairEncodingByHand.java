package org.inkstone.docs.programs;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.inkstone.tokenizers.model.SimpleBytePairEncoding;
import org.inkstone.tokenizers.trainer.SimpleBytePairEncodingTrainer;
import org.inkstone.tokenizers.trainer.TrainedMerges;
import org.inkstone.tokenizers.trainer.WordCounts;

/** Learns three merges from five words, and encodes others with them. */
public final class BytePairEncodingByHand implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        WordCounts words = WordCounts.of(Map.of("loop", 15, "pool", 10, "loot", 10, "tool", 5, "loots", 8));
        TrainedMerges trained = new SimpleBytePairEncodingTrainer(8).train(words);
        trained.steps().forEach(step -> out.printf("%s\n", step));
        SimpleBytePairEncoding encoder = new SimpleBytePairEncoding(trained.merges());
        for (String word : List.of("loop", "pool", "loots", "stool")) {
            out.printf("%-6s %s\n", word, encoder.encode(word));
        }
        // #endregion program
    }
}
