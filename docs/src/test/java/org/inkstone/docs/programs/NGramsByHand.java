package org.inkstone.docs.programs;

import java.io.PrintStream;
import org.inkstone.core.text.NGrams;

/** The word and character n-grams of a line, and their hashes. */
public final class NGramsByHand implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        NGrams words = NGrams.ofWords("to be or not to be", 2);
        out.printf("%d word bigrams: %s\n", words.size(), words.counts());
        NGrams characters = NGrams.ofCharacters("砚台砚台", 2);
        out.printf("%d character bigrams: %s\n", characters.size(), characters.counts());
        out.printf("first and last hash alike: %b\n", words.hash(0) == words.hash(words.size() - 1));
        out.printf("first and second alike: %b\n", words.hash(0) == words.hash(1));
        // #endregion program
    }
}
