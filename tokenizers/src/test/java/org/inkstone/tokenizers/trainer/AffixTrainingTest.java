package org.inkstone.tokenizers.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.model.Merge;
import org.junit.jupiter.api.Test;

/** Affixes, against the reference, and what does not depend on it. */
class AffixTrainingTest {
    private static WordCounts words(JsonNode words) {
        Map<String, Long> counts = new LinkedHashMap<>();
        words.properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
        return WordCounts.of(counts);
    }

    @Test
    void bytePairEncodingLearnsWhatTheReferenceLearns() {
        for (JsonNode row : Golden.rows("trainings-bpe.jsonl")) {
            JsonNode options = row.get("options");
            TrainedMerges trained = new BytePairEncodingTrainer(new BytePairEncodingTrainer.Options(
                                    options.get("vocab_size").asInt(),
                                    options.path("min_frequency").asInt(0),
                                    Golden.strings(options.path("special_tokens")),
                                    Golden.strings(options.path("initial_alphabet")),
                                    options.path("limit_alphabet").asInt(0),
                                    options.path("max_token_length").asInt(0))
                            .withAffixes(
                                    options.path("continuing_subword_prefix").asText(""),
                                    options.path("end_of_word_suffix").asText("")))
                    .train(words(row.get("words")));
            assertEquals(
                    Golden.strings(row.get("vocabulary")),
                    trained.vocabulary().stream()
                            .sorted(AffixTrainingTest::byCodePoints)
                            .toList(),
                    row.toString());
            List<Merge> merges = new ArrayList<>();
            row.get("merges")
                    .forEach(m ->
                            merges.add(new Merge(m.get(0).asText(), m.get(1).asText())));
            assertEquals(merges, trained.merges(), row.toString());
        }
    }

    @Test
    void wordPieceLearnsTheSetThatTheReferenceLearns() {
        for (JsonNode row : Golden.rows("trainings-wordpiece.jsonl")) {
            JsonNode options = row.get("options");
            TrainedWordPieces trained = new WordPieceTrainer(new WordPieceTrainer.Options(
                            options.get("vocab_size").asInt(),
                            options.path("min_frequency").asInt(0),
                            Golden.strings(options.path("special_tokens")),
                            Golden.strings(options.path("initial_alphabet")),
                            options.path("limit_alphabet").asInt(0),
                            WordPieceTrainer.Options.PREFIX))
                    .train(words(row.get("words")));
            assertEquals(
                    Golden.strings(row.get("vocabulary")),
                    trained.vocabulary().stream()
                            .sorted(AffixTrainingTest::byCodePoints)
                            .toList(),
                    row.toString());
        }
    }

    @Test
    void theOrderOfTheWordsDoesNotMatter() {
        for (JsonNode row : Golden.rows("trainings-wordpiece.jsonl")) {
            Map<String, Long> backwards = new LinkedHashMap<>();
            List<String> names = new ArrayList<>();
            row.get("words").fieldNames().forEachRemaining(names::add);
            for (int i = names.size() - 1; i >= 0; i--) {
                backwards.put(names.get(i), row.get("words").get(names.get(i)).asLong());
            }
            WordPieceTrainer trainer = new WordPieceTrainer(WordPieceTrainer.Options.of(60, "[UNK]"));
            assertEquals(trainer.train(words(row.get("words"))), trainer.train(WordCounts.of(backwards)));
        }
    }

    @Test
    void affixesMarkTheSymbolsOfAWord() {
        TrainedMerges trained = new BytePairEncodingTrainer(
                        BytePairEncodingTrainer.Options.of(100).withAffixes("##", "</w>"))
                .train(WordCounts.of(Map.of("low", 3, "o", 1)));
        assertEquals(List.of("l", "o", "w", "##o", "##w</w>", "o</w>", "lo", "low</w>"), trained.vocabulary());
        assertEquals("lo + ##w</w> -> low</w> (3)", trained.steps().get(1).toString());
        assertEquals("##", trained.continuingSubwordPrefix());
        assertEquals("</w>", trained.endOfWordSuffix());
    }

    private static int byCodePoints(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return java.util.Arrays.compare(left, right);
    }
}
