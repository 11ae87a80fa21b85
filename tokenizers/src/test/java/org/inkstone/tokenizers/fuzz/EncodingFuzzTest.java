package org.inkstone.tokenizers.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.inkstone.tokenizers.pretokenizer.SplitPattern;
import org.inkstone.tokenizers.sentencepiece.SentencePieceModel;
import org.inkstone.tokenizers.sentencepiece.SentencePieceTokenizer;
import org.inkstone.tokenizers.tiktoken.KnownEncoding;
import org.inkstone.tokenizers.tiktoken.TiktokenEncoding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random texts through random tokenizers of every kind. */
@Tag("fuzz")
class EncodingFuzzTest {
    private static final int TEXTS = 6;

    @TempDir
    Path folder;

    @Test
    void anyTokenizer() throws InterruptedException {
        FuzzRun.of("any tokenizer", random -> {
            ObjectNode tree = RandomTokenizer.any(random);
            HuggingFaceTokenizer tokenizer;
            try {
                tokenizer = Golden.tokenizer(Golden.JSON.writeValueAsBytes(tree));
            } catch (FormatException e) {
                return false;
            }
            // Files are forced to disk, which takes longer than all else.
            HuggingFaceTokenizer again = random.nextInt(32) == 0 ? reloaded(tokenizer) : tokenizer;
            for (int i = 0; i < TEXTS; i++) {
                checkText(tokenizer, again, RandomText.of(random), random);
            }
            return true;
        });
    }

    private HuggingFaceTokenizer reloaded(HuggingFaceTokenizer tokenizer) throws IOException {
        Path file = folder.resolve("tokenizer.json");
        tokenizer.save(file);
        HuggingFaceTokenizer again = HuggingFaceTokenizer.load(file);
        byte[] saved = Files.readAllBytes(file);
        again.save(file);
        assertArrayEquals(saved, Files.readAllBytes(file), "saved again");
        return again;
    }

    private static void checkText(
            HuggingFaceTokenizer tokenizer, HuggingFaceTokenizer again, String text, SplittableRandom random) {
        String shown = FormatException.quote(text);
        try {
            for (AllowedSpecial allowed : List.of(AllowedSpecial.NONE, AllowedSpecial.ALL)) {
                if (EncodingChecks.check(tokenizer, text, allowed)) {
                    assertArrayEquals(tokenizer.encode(text, allowed), again.encode(text, allowed), "saved and read");
                    if (allowed.equals(AllowedSpecial.ALL)) {
                        EncodingChecks.checkMore(tokenizer, text, RandomText.of(random), random);
                    }
                }
            }
        } catch (RuntimeException | Error e) {
            throw new AssertionError("text " + shown, e);
        }
    }

    @Test
    void byteLevelTokenizersGiveTextsBack() throws InterruptedException {
        FuzzRun.of("byte level", random -> {
            HuggingFaceTokenizer tokenizer =
                    Golden.tokenizer(Golden.JSON.writeValueAsBytes(RandomTokenizer.byteLevel(random)));
            for (int i = 0; i < TEXTS; i++) {
                String text = RandomText.of(random);
                EncodingChecks.check(tokenizer, text, AllowedSpecial.NONE);
                assertEquals(RandomText.wellFormed(text), tokenizer.decode(tokenizer.encode(text)));
            }
            return true;
        });
    }

    @Test
    void ranksGiveTextsBackAndMergeAsTheyMust() throws InterruptedException {
        FuzzRun.of("ranks", random -> {
            List<String> tokens = new ArrayList<>(ByteLevelAlphabet.symbols());
            for (int i = random.nextInt(80); i > 0; i--) {
                String left = tokens.get(random.nextInt(tokens.size()));
                String token = random.nextInt(3) == 0
                        ? ByteLevelAlphabet.write(RandomText.wellFormed(RandomText.part(random)))
                        : left + tokens.get(random.nextInt(tokens.size()));
                if (!tokens.contains(token) && !token.isEmpty()) {
                    tokens.add(random.nextInt(tokens.size() + 1), token);
                }
            }
            List<String> names = KnownEncoding.names();
            SplitPattern pattern =
                    KnownEncoding.of(names.get(random.nextInt(names.size()))).pattern();
            TiktokenEncoding encoding =
                    new TiktokenEncoding(Vocabulary.of(tokens), pattern, Map.of("<|endoftext|>", tokens.size()));
            for (int i = 0; i < TEXTS; i++) {
                String text = RandomText.of(random);
                EncodingChecks.check(encoding, text, AllowedSpecial.NONE);
                EncodingChecks.check(encoding, text, AllowedSpecial.ALL);
                String whole = RandomText.wellFormed(text);
                assertArrayEquals(
                        whole.getBytes(StandardCharsets.UTF_8), encoding.decodeBytes(true, encoding.encode(text)));
                if (text.length() < 300) {
                    assertEquals(RankedMerging.of(tokens, pattern, whole), tokens(encoding, text));
                }
            }
            return true;
        });
    }

    private static List<String> tokens(TiktokenEncoding encoding, String text) {
        return encoding.encode(text, AllowedSpecial.NONE, false).tokens();
    }

    @Test
    void sentencePieceModels() throws InterruptedException {
        FuzzRun.of("pieces", random -> {
            SentencePieceTokenizer tokenizer;
            try {
                tokenizer = new SentencePieceTokenizer(SentencePieceModel.read(RandomPieces.file(random), "x"));
            } catch (FormatException e) {
                return false;
            }
            for (int i = 0; i < TEXTS; i++) {
                String text = RandomText.of(random);
                EncodingChecks.check(tokenizer, text, AllowedSpecial.NONE);
                tokenizer.decode(
                        random.nextBoolean(),
                        random.ints(20, 0, tokenizer.vocabularySize()).toArray());
                checkWays(tokenizer, text, random);
            }
            return true;
        });
    }

    /** The n best and drawn ways are ways to cut the same text. */
    private static void checkWays(SentencePieceTokenizer tokenizer, String text, SplittableRandom random) {
        switch (tokenizer.algorithm()) {
            case UNIGRAM -> {
                double last = Double.POSITIVE_INFINITY;
                for (SentencePieceTokenizer.Candidate way :
                        tokenizer.nBest(text.length() > 200 ? text.substring(0, 200) : text, random.nextInt(1, 9))) {
                    assertTrue(way.score() <= last + 1e-9, "scores fall");
                    last = way.score();
                    tokenizer.decode(way.ids().stream().mapToInt(i -> i).toArray());
                }
                tokenizer.decode(tokenizer.sample(text, random.nextDouble(), random));
            }
            case BPE -> {
                assertArrayEquals(tokenizer.encode(text), tokenizer.sample(text, 0, random));
                tokenizer.decode(tokenizer.sample(text, random.nextDouble(), random));
            }
            default -> {
                // Words and characters are cut one way only.
            }
        }
    }
}
