package org.inkstone.examples.tour;

import java.util.Locale;
import org.inkstone.examples.report.Ladder;

/** Says in words which lines of the ladder the GPT has crossed, and why it stands where it does. */
final class Verdict {
    private Verdict() {}

    static String of(Ladder ladder, int context) {
        double gpt = ladder.finalGpt();
        long tokens = ladder.gpt().get(ladder.gpt().size() - 1).tokens();
        String standing;
        String why;
        if (gpt < ladder.trigram()) {
            standing = "below the trigram's line: it has crossed every line of the ladder";
            why = "The trigram sees two tokens back, the GPT up to " + context
                    + "; with enough training that longer view outweighs the trigram's exact memory of its counts.";
        } else if (gpt < ladder.bigram()) {
            standing = "between the bigram and the trigram";
            why = "It sees up to " + context + " tokens back where the trigram sees two, but it has to learn by small"
                    + " steps what the trigram reads off its counts at once. More training tokens (--tokens 6000000)"
                    + " take it across; so would more data.";
        } else if (gpt < ladder.unigram()) {
            standing = "between the unigram and the bigram";
            why = "So far it has mostly learned how frequent tokens are, and the beginnings of what follows what. It"
                    + " needs more training tokens: the bigram has counted every pair already.";
        } else {
            standing = "not yet below the unigram";
            why = "It has seen too few tokens to know even how frequent each one is; train it longer with --tokens.";
        }
        return String.format(
                Locale.ROOT,
                "After %,d training tokens the GPT needs %.3f bits per byte (bigram %.3f, trigram %.3f) and stands %s. %s",
                tokens,
                gpt,
                ladder.bigram(),
                ladder.trigram(),
                standing,
                why);
    }
}
