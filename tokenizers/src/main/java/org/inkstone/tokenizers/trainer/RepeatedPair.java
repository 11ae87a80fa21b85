package org.inkstone.tokenizers.trainer;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The places of a pair that several steps made.
 *
 * <p>It happens when two merges make the same string, as {@code a + bc} and {@code ab + c} do. The reference keeps, for
 * each such step, the set of words in which it made the pair, and merges the pair everywhere in those words, also where
 * another step made it. To get its merges, so do we.
 */
final class RepeatedPair {
    private RepeatedPair() {}

    /** All places of the pair in the words that {@code top} names, in their order. */
    static IntStream positions(PairOccurrences top, @Nullable PairOccurrences latest, SymbolSequences symbols) {
        Set<Integer> words = new HashSet<>();
        for (int i = 0; i < top.size(); i++) {
            words.add(symbols.word(top.position(i)));
        }
        IntStream.Builder all = IntStream.builder();
        for (PairOccurrences made = latest; made != null; made = made.earlier) {
            for (int i = 0; i < made.size(); i++) {
                if (words.contains(symbols.word(made.position(i)))) {
                    all.add(made.position(i));
                }
            }
        }
        int[] sorted = all.build().distinct().toArray();
        Arrays.sort(sorted);
        return Arrays.stream(sorted);
    }
}
