package org.inkstone.docs.programs;

import java.io.PrintStream;
import java.util.List;
import org.inkstone.models.ngram.KneserNeyModel;
import org.inkstone.models.ngram.NGramCounter;
import org.inkstone.models.ngram.NGramCounts;

/** Asks a bigram model what follows "red", and what follows a word that was never followed by anything. */
public final class KneserNeyByHand implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        List<String> words = List.of("<s>", "hong", "kong", "red", "black", "new", "ink");
        NGramCounter counter = NGramCounts.counter(2, words.size(), words.indexOf("<s>"));
        for (String line :
                List.of("hong kong", "hong kong", "hong kong", "hong kong", "red ink", "black ink", "new ink")) {
            counter.add(
                    List.of(line.split(" ")).stream().mapToInt(words::indexOf).toArray());
        }
        KneserNeyModel model = new KneserNeyModel(counter.continuations(), 0.75);
        for (String context : List.of("hong", "red", "ink")) {
            int[] before = {words.indexOf(context)};
            out.printf(
                    "after %-5s kong %.4f  ink %.4f\n",
                    context,
                    model.probability(before, 1, words.indexOf("kong")),
                    model.probability(before, 1, words.indexOf("ink")));
        }
        // #endregion program
    }
}
