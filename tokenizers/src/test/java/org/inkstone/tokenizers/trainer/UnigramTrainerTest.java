package org.inkstone.tokenizers.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.model.Unigram.Piece;
import org.inkstone.tokenizers.trainer.UnigramTrainer.Options;
import org.junit.jupiter.api.Test;

class UnigramTrainerTest {
    private static Map<String, Long> words(JsonNode words) {
        Map<String, Long> counts = new LinkedHashMap<>();
        words.properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
        return counts;
    }

    private static Options options(JsonNode options) {
        return new Options(
                options.get("vocab_size").asInt(),
                Golden.strings(options.path("special_tokens")),
                Optional.ofNullable(options.get("unk_token")).map(JsonNode::asText),
                Golden.strings(options.path("initial_alphabet")),
                options.path("max_piece_length").asInt(16),
                1_000_000,
                options.path("shrinking_factor").asDouble(0.75),
                options.path("n_sub_iterations").asInt(2));
    }

    /** Seeds and EM, where nothing has to be pruned; the last step of a pruning is not the reference's. */
    @Test
    void learnsWhatTheReferenceLearns() {
        int rows = 0;
        for (JsonNode row : Golden.rows("trainings-unigram.jsonl")) {
            TrainedPieces trained =
                    new UnigramTrainer(options(row.get("options")), 2).train(WordCounts.of(words(row.get("words"))));
            assertEquals(
                    row.get("unk_id").isNull()
                            ? OptionalInt.empty()
                            : OptionalInt.of(row.get("unk_id").asInt()),
                    trained.unknownId());
            if (trained.rounds().get(trained.rounds().size() - 1).round() == 0) {
                Map<String, Double> scores = scores(trained);
                Map<String, Double> expected = scores(row);
                assertEquals(expected.keySet(), scores.keySet(), row.toString());
                expected.forEach((piece, score) -> assertEquals(score, scores.get(piece), 1e-5, piece + " of " + row));
                rows++;
            }
        }
        assertTrue(rows > 10, rows + " rows");
    }

    @Test
    void explainsTheTextAsWellAsTheReference() {
        for (JsonNode row : Golden.rows("trainings-unigram.jsonl")) {
            Map<String, Long> words = words(row.get("words"));
            TrainedPieces trained = new UnigramTrainer(options(row.get("options")), 2).train(WordCounts.of(words));
            assertEquals(row.get("pieces").size(), trained.pieces().size(), row.toString());
            double our = perWord(words, scores(trained));
            double their = perWord(words, scores(row));
            assertTrue(our >= their - 1e-4, our + " " + their + " " + row);
        }
    }

    private static Map<String, Double> scores(TrainedPieces trained) {
        Map<String, Double> scores = new LinkedHashMap<>();
        trained.pieces().forEach(piece -> scores.put(piece.token(), piece.score()));
        return scores;
    }

    private static Map<String, Double> scores(JsonNode row) {
        Map<String, Double> scores = new LinkedHashMap<>();
        row.get("pieces").forEach(p -> scores.put(p.get(0).asText(), p.get(1).asDouble()));
        return scores;
    }

    /** The mean logarithm of a word's probability, over all segmentations. */
    private static double perWord(Map<String, Long> words, Map<String, Double> scores) {
        double sum = 0;
        long count = 0;
        for (Map.Entry<String, Long> word : words.entrySet()) {
            double[] ways = new double[word.getKey().length() + 1];
            ways[0] = 1;
            for (int end = 1; end < ways.length; end++) {
                for (int start = 0; start < end; start++) {
                    Double score = scores.get(word.getKey().substring(start, end));
                    ways[end] += score == null ? 0 : ways[start] * Math.exp(score);
                }
            }
            sum += word.getValue() * Math.log(ways[ways.length - 1]);
            count += word.getValue();
        }
        return sum / count;
    }

    @Test
    void neitherThreadsNorTheOrderOfTheWordsMatter() {
        JsonNode row = Golden.rows("trainings-unigram.jsonl").get(0);
        Map<String, Long> words = words(row.get("words"));
        Map<String, Long> backwards = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(words.keySet());
        for (int i = names.size() - 1; i >= 0; i--) {
            backwards.put(names.get(i), words.get(names.get(i)));
        }
        Options options = Options.of(60, "<unk>");
        TrainedPieces one = new UnigramTrainer(options, 1).train(WordCounts.of(words));
        assertEquals(one, new UnigramTrainer(options, 2).train(WordCounts.of(backwards)));
        assertEquals(one, new UnigramTrainer(options, 3).train(WordCounts.of(words)));
    }

    @Test
    void theBooksWords() {
        WordCounts book = WordCounts.of(Map.of("loop", 15, "pool", 10, "loot", 10, "tool", 5, "loots", 8));
        TrainedPieces trained = new UnigramTrainer(Options.of(12, "<unk>"), 1).train(book);
        assertEquals("<unk>", trained.pieces().get(0).token());
        List<String> pieces = trained.pieces().stream().map(Piece::token).toList();
        assertTrue(pieces.containsAll(List.of("l", "o", "p", "s", "t", "loo")), pieces.toString());
        double sum = trained.pieces().stream()
                .skip(1)
                .mapToDouble(piece -> Math.exp(piece.score()))
                .sum();
        assertEquals(1, sum, 0.05);
        assertEquals("round 0.0: ", trained.rounds().get(0).toString().substring(0, 11));
    }

    @Test
    void wordsThatAreLongOrHostile() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            letters.append((char) ('a' + random.nextInt(4)));
        }
        for (String word : List.of(letters.toString(), "a".repeat(100_000), "ab".repeat(50_000))) {
            TrainedPieces trained =
                    assertTimeout(Duration.ofSeconds(30), () -> new UnigramTrainer(Options.of(300, "<unk>"), 2)
                            .train(WordCounts.of(Map.of(word, 1))));
            assertTrue(trained.pieces().stream().allMatch(piece -> Double.isFinite(piece.score())));
        }
    }

    @Test
    void aVocabularyThatIsTooSmallIsRefused() {
        WordCounts words = WordCounts.of(Map.of("abc", 1));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> new UnigramTrainer(Options.of(3, "<unk>"), 1).train(words));
        assertEquals(
                "vocabularySize must be at least 4, which is 1 special tokens and 3 different characters of the text,"
                        + " got 3",
                e.getMessage());
        assertEquals(
                List.of("<unk>", "a", "b", "c"),
                new UnigramTrainer(Options.of(4, "<unk>"), 1)
                        .train(words).pieces().stream()
                                .map(Piece::token)
                                .sorted()
                                .toList());
        assertEquals(
                List.of("<unk>"),
                new UnigramTrainer(Options.of(4, "<unk>"), 1)
                        .train(WordCounts.of(Map.of())).pieces().stream()
                                .map(Piece::token)
                                .toList());
    }

    @Test
    void badOptionsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Options.of(0, "<unk>"));
        assertThrows(IllegalArgumentException.class, () -> new UnigramTrainer(Options.of(9, "<unk>"), 0));
        for (double factor : new double[] {0, 1, Double.NaN, -1}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Options(9, List.of(), Optional.empty(), List.of(), 16, 10, factor, 2));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new Options(9, List.of(), Optional.empty(), List.of("ab"), 16, 10, 0.75, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Options(9, List.of(), Optional.empty(), List.of(), 0, 10, 0.75, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Options(9, List.of(), Optional.empty(), List.of(), 16, 0, 0.75, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Options(9, List.of(), Optional.empty(), List.of(), 16, 10, 0.75, 0));
    }
}
