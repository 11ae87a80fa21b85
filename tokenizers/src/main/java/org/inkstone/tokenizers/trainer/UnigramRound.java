package org.inkstone.tokenizers.trainer;

import java.util.Locale;

/**
 * What one round of EM did (EM 的一轮).
 *
 * @param round how often the pieces have been pruned before, from 0
 * @param iteration which round of EM since then, from 0
 * @param pieces how many pieces were left after it, at least 0
 * @param objective minus the mean logarithm of a word's probability under the pieces before it, in nats per word
 */
public record UnigramRound(int round, int iteration, int pieces, double objective) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "round %d.%d: %d pieces, %.6f nats per word", round, iteration, pieces, objective);
    }
}
