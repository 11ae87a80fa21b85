package org.inkstone.tokenizers.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.inkstone.tokenizers.Golden;
import org.junit.jupiter.api.Test;

/** Lattices as src/test/golden/lattice.py has the reference build them. */
class LatticeTest {
    private static final List<JsonNode> ROWS = Golden.rows("lattice.jsonl");

    private static Unigram model() {
        List<Unigram.Piece> pieces = new ArrayList<>();
        ROWS.get(0)
                .get("pieces")
                .forEach(piece -> pieces.add(
                        new Unigram.Piece(piece.get(0).asText(), piece.get(1).asDouble())));
        return new Unigram(pieces, OptionalInt.of(0), false);
    }

    private static String show(Lattice lattice, Lattice.Path path) {
        List<String> pieces = new ArrayList<>();
        path.nodes().forEach(node -> pieces.add(lattice.text().substring(node.start(), node.end())));
        return String.join(" ", pieces);
    }

    @Test
    void nBestAreThoseOfTheReference() {
        Unigram model = model();
        for (JsonNode row : ROWS.subList(1, ROWS.size())) {
            String word = row.get("word").asText();
            Lattice lattice = model.lattice(word);
            List<Lattice.Path> paths = lattice.nBest(12);
            assertEquals(row.get("n_best").size(), paths.size(), word);
            Map<String, Double> expected = new HashMap<>();
            for (int i = 0; i < paths.size(); i++) {
                JsonNode golden = row.get("n_best").get(i);
                assertEquals(golden.get(1).asDouble(), paths.get(i).score(), 1e-4, word + " " + i);
                expected.put(
                        String.join(" ", Golden.strings(golden.get(0))),
                        golden.get(1).asDouble());
            }
            double last = paths.get(paths.size() - 1).score();
            for (Lattice.Path path : paths) {
                // Equal scores at the end of the list may stand for others that were left out.
                assertTrue(expected.containsKey(show(lattice, path)) || path.score() == last, word + " " + path);
            }
            assertEquals(paths.get(0).score(), lattice.best().score(), 1e-12);
        }
    }

    /** Both the reference's samples and ours follow the probabilities, by the chi-square test. */
    @Test
    void samplesFollowTheProbabilities() {
        Unigram model = model();
        SplittableRandom random = new SplittableRandom(11);
        for (JsonNode row : ROWS.subList(1, ROWS.size())) {
            Lattice lattice = model.lattice(row.get("word").asText());
            double alpha = row.get("alpha").asDouble();
            Map<String, Double> probabilities = new HashMap<>();
            double entropy = 0;
            for (Lattice.Path path : lattice.nBest(100_000)) {
                double p = Math.exp(alpha * path.score() - lattice.logTotal(alpha));
                probabilities.put(show(lattice, path), p);
                entropy -= p * Math.log(p);
            }
            assertEquals(
                    1,
                    probabilities.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum(),
                    1e-9);
            assertEquals(entropy, lattice.entropy(alpha), 1e-9);
            assertEquals(entropy, row.get("entropy").asDouble(), 1e-3 + 1e-3 * entropy);
            Map<String, Integer> reference = new HashMap<>();
            row.get("samples")
                    .forEach(sample ->
                            reference.put(sample.get(0).asText(), sample.get(1).asInt()));
            Map<String, Integer> ours = new HashMap<>();
            for (int i = 0; i < 4000; i++) {
                ours.merge(show(lattice, lattice.sample(alpha, random)), 1, Integer::sum);
            }
            assertFits(probabilities, reference, "reference " + row.get("word"));
            assertFits(probabilities, ours, "seed 11, " + row.get("word"));
        }
    }

    private static void assertFits(Map<String, Double> probabilities, Map<String, Integer> counts, String what) {
        int draws = counts.values().stream().mapToInt(Integer::intValue).sum();
        double chiSquare = 0;
        int bins = 0;
        double rareExpected = 0;
        int rare = 0;
        for (Map.Entry<String, Double> entry : probabilities.entrySet()) {
            double expected = entry.getValue() * draws;
            int count = counts.getOrDefault(entry.getKey(), 0);
            if (expected < 5) {
                rareExpected += expected;
                rare += count;
            } else {
                chiSquare += (count - expected) * (count - expected) / expected;
                bins++;
            }
        }
        assertTrue(Math.abs(rare - rareExpected) < 5 * Math.sqrt(rareExpected) + 8, what + " rare " + rare);
        assertTrue(chiSquare < bins + 5 * Math.sqrt(2.0 * bins) + 5, what + " chi-square " + chiSquare + " of " + bins);
        assertTrue(probabilities.keySet().containsAll(counts.keySet()), what);
    }

    @Test
    void nodesHaveTheSharesOfTheirPaths() {
        Lattice lattice = model().lattice("abacadabcb");
        Map<Lattice.Node, Double> shares = new HashMap<>();
        for (Lattice.Path path : lattice.nBest(1_000_000)) {
            double p = Math.exp(path.score() - lattice.logTotal(1));
            path.nodes().forEach(node -> shares.merge(node, p, Double::sum));
        }
        for (Lattice.Explained row : lattice.explain()) {
            assertEquals(shares.getOrDefault(row.node(), 0.0), row.probability(), 1e-9, row.piece());
        }
    }

    @Test
    void longTextsDoNotUnderflow() {
        Lattice lattice = model().lattice("abcd".repeat(20_000));
        assertTrue(lattice.logTotal(1) > lattice.best().score());
        assertEquals(
                80_000,
                lattice.sample(0.2, new SplittableRandom(1)).nodes().stream()
                        .mapToInt(node -> node.end() - node.start())
                        .sum());
        assertTrue(Double.isFinite(lattice.entropy(0.2)));
        assertEquals(3, lattice.nBest(3).size());
    }

    /** Every cut of equal letters has the same score: 2⁹⁹⁹ best paths, of which search must not look at all. */
    @Test
    void manyEquallyGoodPathsAreNoTrouble() {
        List<Lattice.Node> nodes = new ArrayList<>();
        int length = 1000;
        for (int at = 0; at < length; at++) {
            for (int end = at + 1; end <= Math.min(length, at + 4); end++) {
                nodes.add(new Lattice.Node(at, end, end - at, -0.1 * (end - at)));
            }
        }
        Lattice lattice = new Lattice("a".repeat(length), nodes);
        List<Lattice.Path> paths = assertTimeout(Duration.ofSeconds(30), () -> lattice.nBest(50));
        assertEquals(50, new HashSet<>(paths).size());
        paths.forEach(path -> assertEquals(-100, path.score(), 1e-6));
    }

    @Test
    void sampledSegmentationsBecomeTokens() {
        Unigram model = new Unigram(
                List.of(new Unigram.Piece("<unk>", 0), new Unigram.Piece("a", -1)), OptionalInt.of(0), false);
        Lattice lattice = model.lattice("axya");
        List<String> tokens = new ArrayList<>();
        model.tokenize("axya", lattice.sample(1, new SplittableRandom(2)), new TokenModel.TokenSink() {
            @Override
            public void token(int id, int start, int end) {
                tokens.add(id + ":" + start + "-" + end);
            }

            @Override
            public void token(int id, String shown, int start, int end) {
                tokens.add(id + ":" + shown);
            }
        });
        assertEquals(List.of("1:0-1", "0:xy", "1:3-4"), tokens);
    }

    @Test
    void whatIsWrongIsSaid() {
        Lattice lattice = model().lattice("ab");
        assertThrows(IllegalArgumentException.class, () -> lattice.nBest(0));
        assertThrows(IllegalArgumentException.class, () -> lattice.logTotal(-1));
        assertThrows(IllegalArgumentException.class, () -> lattice.sample(Double.NaN, new SplittableRandom(1)));
        assertThrows(IllegalArgumentException.class, () -> new Lattice("ab", List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Lattice("ab", List.of(new Lattice.Node(0, 3, 0, 0), new Lattice.Node(0, 2, 0, 0))));
        Unigram noUnknown = new Unigram(List.of(new Unigram.Piece("a", -1)), OptionalInt.empty(), false);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> noUnknown.lattice("abc"));
        assertTrue(e.getMessage().contains("beyond 1"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Unigram(List.of(), OptionalInt.of(0), false));
        assertThrows(IllegalArgumentException.class, () -> new Unigram.Piece("a", Double.NaN));
    }
}
