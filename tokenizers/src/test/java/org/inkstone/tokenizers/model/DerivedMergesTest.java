package org.inkstone.tokenizers.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DerivedMergesTest {
    /** Letters first, then tokens of random letters and of earlier tokens; in order, or nearly so. */
    private static Vocabulary vocabulary(Random random, boolean shuffled) {
        Set<String> tokens = new LinkedHashSet<>(List.of("a", "b", "c", "d"));
        List<String> parts = new ArrayList<>(tokens);
        for (int i = 0; i < 60; i++) {
            String token = random.nextInt(8) == 0
                    ? "a".repeat(1 + random.nextInt(150))
                    : parts.get(random.nextInt(parts.size())) + parts.get(random.nextInt(parts.size()));
            if (token.length() < 300 && tokens.add(token)) {
                parts.add(token);
            }
        }
        List<String> ranked = new ArrayList<>(tokens);
        if (shuffled) {
            Collections.shuffle(ranked.subList(random.nextInt(ranked.size()), ranked.size()), random);
        }
        return Vocabulary.of(ranked);
    }

    /** The tokens of several characters that no merge makes. */
    private static BitSet unmerged(Vocabulary vocabulary, RankedMerges merges) {
        BitSet unmerged = new BitSet();
        for (int id = 0; id < vocabulary.idLimit(); id++) {
            unmerged.set(id, vocabulary.length(id) > 1);
        }
        for (int rank = 0; rank < merges.size(); rank++) {
            unmerged.clear(merges.merged(rank));
        }
        return unmerged;
    }

    @Test
    void equalsTheGeneralAlgorithm() {
        Random random = new Random(1);
        int found = 0;
        for (int n = 0; n < 300; n++) {
            Vocabulary vocabulary = vocabulary(random, n % 2 == 1);
            RankedMerges expected = RankedTokens.merges(vocabulary);
            Optional<DerivedMerges> derived = DerivedMerges.of(vocabulary);
            if (derived.isPresent()) {
                found++;
                assertEquals(expected, derived.get().merges());
                assertEquals(unmerged(vocabulary, expected), derived.get().unmerged());
                for (int rank = 0; rank < expected.size(); rank++) {
                    LiveMergeTable table = derived.get().table();
                    assertEquals(expected.merged(rank), table.find(expected.left(rank), expected.right(rank)));
                }
            }
        }
        assertTrue(found > 50, "the pass must do for many vocabularies, got " + found);
    }

    @Test
    void aTokenBeforeItsPartsTakesTheGeneralWay() {
        Vocabulary vocabulary = Vocabulary.of(List.of("a", "b", "c", "abc", "ab"));
        assertTrue(DerivedMerges.of(vocabulary).isEmpty());
        BytePairEncoding model = BytePairEncoding.ofRankedTokens(vocabulary);
        assertEquals(List.of(new Merge("ab", "c"), new Merge("a", "b")), model.merges());
        int[] symbols = {0, 1, 2};
        assertEquals(1, model.merge(symbols, 3));
        assertEquals(3, symbols[0]);
    }

    @Test
    void charactersOutsideTheAlphabetTakeTheGeneralWay() {
        Vocabulary vocabulary = Vocabulary.of(List.of("a", "中", "a中"));
        assertTrue(DerivedMerges.of(vocabulary).isEmpty());
        assertEquals(
                List.of(new Merge("a", "中")),
                BytePairEncoding.ofRankedTokens(vocabulary).merges());
    }
}
