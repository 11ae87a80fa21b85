package org.inkstone.docs.programs;

import java.io.PrintStream;
import org.inkstone.models.likelihood.BitsPerByte;

/** The rungs of the tour's ladder in every unit. */
public final class LadderByHand implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        long tokens = 18_381; // of the test text
        long bytes = 68_219;
        String[] rungs = {"uniform", "unigram", "bigram", "trigram"};
        double[] nats = {tokens * Math.log(2048), 117_523.87, 84_154.17, 72_448.34}; // −ln P, summed over the test text
        for (int i = 0; i < rungs.length; i++) {
            BitsPerByte figures = new BitsPerByte(nats[i], tokens, bytes);
            out.printf(
                    "%-8s perplexity %7.2f   bits per token %7.4f   bits per byte %.4f\n",
                    rungs[i], figures.perplexity(), figures.bitsPerToken(), figures.bitsPerByte());
        }
        // #endregion program
    }
}
