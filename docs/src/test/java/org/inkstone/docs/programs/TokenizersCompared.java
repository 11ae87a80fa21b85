package org.inkstone.docs.programs;

import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.analysis.TokenStatistics;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.trainer.BytePairEncodingTrainer;
import org.inkstone.tokenizers.trainer.WordCounter;

/** A tokenizer that has seen only English, asked for the same sentence in English and in Greek. */
public final class TokenizersCompared implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        List<String> english = List.of("The sun shines on the sea, and the stones shine.");
        List<String> greek = List.of("Ο ήλιος λάμπει στη θάλασσα, και οι πέτρες λάμπουν.");
        HuggingFaceTokenizer tokenizer = train(Collections.nCopies(9, english.get(0)));
        for (List<String> sentence : List.of(english, greek)) {
            TokenStatistics statistics = TokenStatistics.of(tokenizer, sentence);
            out.printf("%d bytes, %d characters, ", statistics.bytes(), statistics.characters());
            out.printf("%d words, %d tokens\n", statistics.words(), statistics.tokens());
            out.printf("  bytes per token      %5.2f\n", statistics.bytesPerToken());
            out.printf("  characters per token %5.2f\n", statistics.charactersPerToken());
            out.printf("  tokens per word      %5.2f\n", statistics.fertility());
        }
        // #endregion program
    }

    private static HuggingFaceTokenizer train(List<String> text) {
        return HuggingFaceTokenizer.of(
                new BytePairEncodingTrainer(BytePairEncodingTrainer.Options.byteLevel(290))
                        .train(new WordCounter(ByteLevel.GPT2).count(text.iterator())),
                ByteLevel.GPT2,
                List.of());
    }
}
