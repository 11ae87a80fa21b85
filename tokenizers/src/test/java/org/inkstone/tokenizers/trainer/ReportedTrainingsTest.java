package org.inkstone.tokenizers.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.inkstone.core.progress.Progress;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trainings that users of other trainers have asked about, on words of our own; the values are those of Hugging Face
 * tokenizers 0.23.2.
 */
class ReportedTrainingsTest {
    @TempDir
    Path folder;

    private TokenizerDefinition train(
            TokenizerTrainer.Algorithm algorithm, int size, long minFrequency, List<String> special, String text)
            throws IOException {
        Path file = Files.writeString(folder.resolve("corpus.txt"), text);
        TokenizerTrainer.Options options =
                new TokenizerTrainer.Options(size, special, Optional.empty(), minFrequency, 0, 0, "");
        return new TokenizerTrainer(algorithm, options).train(List.of(file), Progress.NONE, Progress.NONE);
    }

    private static List<String> merges(TokenizerDefinition trained) {
        return ((BytePairEncoding) trained.model())
                .merges().stream()
                        .map(merge -> merge.left() + " " + merge.right())
                        .toList();
    }

    @Test
    void theWordsOfThePaper() throws IOException {
        String text = "low ".repeat(5) + "lower ".repeat(2) + "newest ".repeat(6) + "widest ".repeat(3);
        TokenizerDefinition trained = train(TokenizerTrainer.Algorithm.BPE, 30, 1, List.of("[UNK]"), text);
        assertEquals(
                List.of(
                        "e s", "es t", "l o", "lo w", "e w", "n ew", "new est", "d est", "i dest", "w idest", "e r",
                        "low er"),
                merges(trained));
        assertEquals(23, trained.model().vocabulary().size());
    }

    @Test
    void bytesOfCyrillicAccentsAndEmoji() throws IOException {
        TokenizerDefinition trained = train(
                TokenizerTrainer.Algorithm.BYTE_LEVEL_BPE,
                300,
                2,
                List.of("<s>", "</s>"),
                "честно честное честь café café 😀 😀 the the then them");
        assertEquals(
                List.of(
                        "h e",
                        "t he",
                        "Ð µ",
                        "Ġ the",
                        "Ñ ģ",
                        "Ñ Ĥ",
                        "Ñ ĩ",
                        "Ðµ Ñģ",
                        "Ñĩ ÐµÑģ",
                        "ÑĩÐµÑģ ÑĤ",
                        "a f",
                        "c af",
                        "½ Ð",
                        "Ã ©",
                        "Ð ½Ð",
                        "ð Ł",
                        "Ġ ÑĩÐµÑģÑĤ",
                        "Ġ caf",
                        "Ġ ðŁ",
                        "ĺ Ģ",
                        "Ð½Ð ¾",
                        "Ġcaf Ã©",
                        "ĠðŁ ĺĢ"),
                merges(trained));
        assertEquals(258 + 23, trained.model().vocabulary().size());
        assertEquals(0, trained.model().vocabulary().id("<s>"));
    }

    @Test
    void theOrderOfLinesDoesNotMatter() throws IOException {
        Map<String, Integer> counts = Map.of(
                "widest", 59, "renew", 39, "lowest", 38, "newer", 35, "slow", 31, "wider", 24, "lower", 16, "newest",
                9);
        List<String> lines = new ArrayList<>();
        counts.forEach((word, count) -> lines.addAll(Collections.nCopies(count, word)));
        Set<String> expected = Set.of(
                "##d", "##e", "##er", "##es", "##est", "##ew", "##i", "##l", "##n", "##new", "##o", "##ow", "##r",
                "##s", "##t", "##w", "[UNK]", "d", "e", "i", "l", "low", "lowest", "n", "new", "newer", "o", "r", "re",
                "renew", "s", "sl", "slow", "t", "w", "wi", "wid", "widest");
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(lines, new Random(seed));
            TokenizerDefinition trained =
                    train(TokenizerTrainer.Algorithm.WORD_PIECE, 38, 1, List.of("[UNK]"), String.join("\n", lines));
            assertEquals(
                    new TreeSet<>(expected),
                    new TreeSet<>(trained.model().vocabulary().ids().keySet()));
        }
    }
}
