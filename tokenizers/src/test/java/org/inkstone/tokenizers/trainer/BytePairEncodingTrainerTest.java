package org.inkstone.tokenizers.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.inkstone.core.progress.Progress;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.model.Merge;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.inkstone.tokenizers.trainer.BytePairEncodingTrainer.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BytePairEncodingTrainerTest {
    private static final WordCounts BOOK =
            WordCounts.of(Map.of("loop", 15, "pool", 10, "loot", 10, "tool", 5, "loots", 8));

    @TempDir
    Path folder;

    @Test
    void theBooksExample() {
        TrainedMerges trained = new BytePairEncodingTrainer(Options.of(8)).train(BOOK);
        assertEquals(List.of("l", "o", "p", "s", "t", "oo", "loo", "loot"), trained.vocabulary());
        assertEquals("o + o -> oo (48)", trained.steps().get(0).toString());
        assertEquals("l + oo -> loo (33)", trained.steps().get(1).toString());
        assertEquals("loo + t -> loot (18)", trained.steps().get(2).toString());
        assertEquals(trained, new SimpleBytePairEncodingTrainer(8).train(BOOK));
    }

    @Test
    void learnsWhatTheReferenceLearns() throws Exception {
        Path corpus = folder.resolve("corpus.txt");
        Files.write(corpus, Golden.bytes("corpus.txt"));
        List<String> lines = List.of(Files.readString(corpus).split("\n", -1));
        for (JsonNode row : Golden.rows("trainings.jsonl")) {
            JsonNode options = row.get("options");
            WordCounter counter =
                    new WordCounter(new ByteLevel(row.get("prefix").asBoolean(), true, true));
            WordCounts words = row.get("files").asBoolean()
                    ? counter.countFiles(List.of(corpus))
                    : counter.count(lines.subList(0, lines.size() - 1).iterator());
            TrainedMerges trained = new BytePairEncodingTrainer(new Options(
                            options.get("vocab_size").asInt(),
                            options.path("min_frequency").asInt(0),
                            Golden.strings(options.path("special_tokens")),
                            ByteLevelAlphabet.symbols(),
                            0,
                            options.path("max_token_length").asInt(0)))
                    .train(words);
            List<Merge> merges = new ArrayList<>();
            row.get("merges")
                    .forEach(m ->
                            merges.add(new Merge(m.get(0).asText(), m.get(1).asText())));
            assertEquals(merges, trained.merges(), options.toString());
            assertEquals(
                    Golden.strings(row.get("vocab")),
                    trained.vocabulary().subList(256, trained.vocabulary().size()),
                    options.toString());
        }
    }

    @Test
    void theSimpleTrainerLearnsTheSame() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 200; round++) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (int w = random.nextInt(1, 12); w > 0; w--) {
                StringBuilder word = new StringBuilder();
                for (int n = random.nextInt(1, 10); n > 0; n--) {
                    word.append("abc".charAt(random.nextInt(1 + random.nextInt(3))));
                }
                counts.merge(word.toString(), random.nextInt(1, 4), Integer::sum);
            }
            // Two merges that make the same string are told apart by the reference only; leave those to the golden
            // test.
            TrainedMerges simple = new SimpleBytePairEncodingTrainer(12).train(WordCounts.of(counts));
            if (simple.steps().size()
                            + simple.vocabulary().stream()
                                    .filter(t -> t.length() == 1)
                                    .count()
                    == simple.vocabulary().size()) {
                assertEquals(
                        simple,
                        new BytePairEncodingTrainer(Options.of(12)).train(WordCounts.of(counts)),
                        "random 3, round " + round + ": " + counts);
            }
        }
    }

    @Test
    void limitsTheAlphabet() {
        Map<String, Integer> counts = Map.of("abab", 1, "abcd", 1, "abce", 1, "zz", 1, "ab", 1, "é", 1);
        TrainedMerges trained = new BytePairEncodingTrainer(new Options(20, 1, List.of("[UNK]"), List.of(), 4, 0))
                .train(WordCounts.of(counts));
        assertEquals(List.of("[UNK]", "a", "b", "c", "z", "ab", "abc", "zz", "abab"), trained.vocabulary());
    }

    @Test
    void tiesGoToTheLowestIds() {
        TrainedMerges trained = new BytePairEncodingTrainer(new Options(24, 1, List.of("[UNK]"), List.of(), 0, 0))
                .train(WordCounts.of(Map.of("bbb", 1, "aaa", 1, "dddd", 1, "cccc", 1)));
        assertEquals(
                List.of("[UNK]", "a", "b", "c", "d", "cc", "dd", "aa", "bb", "cccc", "dddd", "aaa", "bbb"),
                trained.vocabulary());
    }

    @Test
    void threadsDoNotMatter() throws Exception {
        Path corpus = folder.resolve("corpus.txt");
        Files.write(corpus, Golden.bytes("corpus.txt"));
        List<TrainedMerges> results = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            WordCounts words =
                    new WordCounter(ByteLevel.GPT2, threads, Progress.NONE).countFiles(List.of(corpus, corpus));
            results.add(new BytePairEncodingTrainer(Options.byteLevel(600, "<|endoftext|>")).train(words));
        }
        assertEquals(results.get(0), results.get(1));
        assertEquals(results.get(0), results.get(2));
    }

    @Test
    void longLinesAndManyBlocks() throws Exception {
        Path file = folder.resolve("long.txt");
        String line = "lorem ipsum dolor ".repeat(100_000);
        Files.writeString(file, "a b\n" + line + "\nc d");
        WordCounts words = new WordCounter(ByteLevel.GPT2, 3, Progress.NONE).countFiles(List.of(file));
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            counts.put(words.word(i), words.count(i));
        }
        assertEquals(99_999L, counts.get("Ġlorem"));
        assertEquals(1L, counts.get("lorem"));
        assertEquals(100_000L, counts.get("Ġdolor"));
        assertEquals(1L, counts.get("Ċ"));
        assertEquals(1L, counts.get("ĠĊ"));
        assertEquals(1L, counts.get("Ġd"));
    }

    @Test
    void oneLongWordTrains() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 1_000_000; i++) {
            word.append((char) ('a' + random.nextInt(4)));
        }
        TrainedMerges trained =
                assertTimeout(Duration.ofSeconds(30), () -> new BytePairEncodingTrainer(Options.of(3000))
                        .train(WordCounts.of(Map.of(word.toString(), 1))));
        assertEquals(3000, trained.vocabulary().size());
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws Exception {
        Path file = folder.resolve("broken.txt");
        Files.write(file, new byte[] {'a', 'b', '\n', (byte) 0xC3, 'x'});
        IOException e =
                assertThrows(IOException.class, () -> new WordCounter(ByteLevel.GPT2).countFiles(List.of(file)));
        assertTrue(e.getMessage().contains("byte 3"), e.getMessage());
    }

    @Test
    void badOptionsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Options.of(0));
        assertThrows(IllegalArgumentException.class, () -> new Options(9, -1, List.of(), List.of(), 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Options(9, 0, List.of(), List.of("ab"), 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Options(9, 0, List.of(), List.of(), -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Options(9, 0, List.of(), List.of(), 0, -1));
        assertThrows(IllegalArgumentException.class, () -> WordCounts.of(Map.of("a", 0)));
        assertEquals(
                List.of(),
                new BytePairEncodingTrainer(Options.of(9))
                        .train(WordCounts.of(Map.of()))
                        .vocabulary());
    }
}
