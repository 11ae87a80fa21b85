package org.inkstone.tokenizers.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.TokenizerFiles;
import org.inkstone.tokenizers.VocabularyFiles;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.sentencepiece.SentencePieceModel;
import org.inkstone.tokenizers.sentencepiece.SentencePieceTokenizer;
import org.inkstone.tokenizers.tiktoken.KnownEncoding;
import org.inkstone.tokenizers.tiktoken.TiktokenEncoding;
import org.inkstone.tokenizers.tiktoken.TiktokenFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of every format: one clear error, or a tokenizer that works. */
@Tag("fuzz")
class LoaderFuzzTest {
    private static final List<String> MODELS = List.of(
            "unigram.model",
            "unigram-bytes.model",
            "bpe.model",
            "bpe-unused.model",
            "bpe-spaces.model",
            "word.model",
            "char.model");

    @TempDir
    Path folder;

    /** Reads a tokenizer. */
    private interface Loader {
        SubwordTokenizer load() throws IOException;
    }

    /** Whether a file is accepted; if so its tokenizer works, if not the error is one short line. */
    private static boolean accepted(Loader loader, SplittableRandom random) throws IOException {
        SubwordTokenizer tokenizer;
        try {
            tokenizer = loader.load();
        } catch (FormatException e) {
            String message = e.getMessage();
            if (message.length() > 1000 || message.contains("\n") || message.contains("null pointer")) {
                throw new AssertionError("error must be one short line, got " + message, e);
            }
            return false;
        }
        for (int i = 0; i < 2; i++) {
            String text = RandomText.of(random);
            try {
                if (tokenizer instanceof HuggingFaceTokenizer whole) {
                    EncodingChecks.checkMore(whole, text, RandomText.of(random), random);
                    EncodingChecks.check(withoutProcessor(whole), text, AllowedSpecial.ALL);
                } else {
                    EncodingChecks.check(tokenizer, text, AllowedSpecial.ALL);
                }
            } catch (RuntimeException | Error e) {
                throw new AssertionError("text " + FormatException.quote(text), e);
            }
        }
        return true;
    }

    /** A damaged template may leave out the text, so ids and places are compared without one. */
    private static HuggingFaceTokenizer withoutProcessor(HuggingFaceTokenizer tokenizer) {
        TokenizerDefinition definition = tokenizer.definition();
        return new HuggingFaceTokenizer(new TokenizerDefinition(
                definition.addedTokens(),
                definition.normalizer(),
                definition.preTokenizer(),
                definition.model(),
                Optional.empty(),
                definition.decoder(),
                definition.truncation(),
                definition.padding()));
    }

    @Test
    void tokenizerJson() throws InterruptedException {
        FuzzRun.of("tokenizer.json", random -> {
            byte[] whole = Golden.JSON.writeValueAsBytes(Mutation.tree(RandomTokenizer.any(random), random));
            byte[] damaged = random.nextInt(4) == 0 ? Mutation.bytes(whole, random) : whole;
            boolean save = random.nextInt(32) == 0;
            return accepted(() -> save ? saved(Golden.tokenizer(damaged)) : Golden.tokenizer(damaged), random);
        });
    }

    /** The tokenizer, after it has been saved and read again. */
    private HuggingFaceTokenizer saved(HuggingFaceTokenizer tokenizer) throws IOException {
        Path file = folder.resolve("saved.json");
        tokenizer.save(file);
        try {
            return HuggingFaceTokenizer.load(file);
        } catch (FormatException e) {
            throw new AssertionError("what is saved must be read", e);
        }
    }

    @Test
    void tiktoken() throws InterruptedException {
        byte[] small = Golden.bytes("formats/small.tiktoken");
        FuzzRun.of(".tiktoken", random -> {
            byte[] damaged = Mutation.bytes(random.nextBoolean() ? small : ranks(random), random);
            String name = KnownEncoding.names().get(random.nextInt(6));
            Path file = Files.write(folder.resolve(name + ".tiktoken"), damaged);
            boolean byName = accepted(() -> TokenizerFiles.load(file), random);
            return accepted(() -> ofRanks(damaged), random) || byName;
        });
    }

    private static TiktokenEncoding ofRanks(byte[] content) throws IOException {
        return new TiktokenEncoding(
                TiktokenFile.read(content, "x"), KnownEncoding.of("cl100k_base").pattern(), Map.of());
    }

    /** A rank file with holes. */
    private static byte[] ranks(RandomGenerator random) {
        StringBuilder file = new StringBuilder();
        int rank = 0;
        for (int i = 0; i < 256 + random.nextInt(40); i++) {
            byte[] token = i < 256
                    ? new byte[] {(byte) i}
                    : (RandomText.wellFormed(RandomText.part(random)) + i).getBytes(StandardCharsets.UTF_8);
            rank += random.nextInt(1, 4);
            file.append(Base64.getEncoder().encodeToString(token))
                    .append(' ')
                    .append(rank)
                    .append('\n');
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void sentencePiece() throws InterruptedException {
        FuzzRun.of(".model", random -> {
            byte[] whole = random.nextInt(4) == 0
                    ? Golden.bytes("formats/" + MODELS.get(random.nextInt(MODELS.size())))
                    : RandomPieces.file(random);
            byte[] damaged = Mutation.bytes(whole, random);
            return accepted(() -> new SentencePieceTokenizer(SentencePieceModel.read(damaged, "x")), random);
        });
    }

    @Test
    void vocabularies() throws InterruptedException {
        FuzzRun.of("vocab.txt, vocab.json", random -> random.nextBoolean() ? bert(random) : byteLevel(random));
    }

    private boolean bert(SplittableRandom random) throws IOException {
        StringBuilder lines = new StringBuilder("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n");
        for (int i = random.nextInt(40); i > 0; i--) {
            lines.append(random.nextBoolean() ? "##" : "").append(RandomText.wellFormed(RandomText.part(random)));
            lines.append(i).append(random.nextInt(20) == 0 ? "\r\n" : "\n");
        }
        byte[] whole = lines.toString().getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("vocab.txt"), damaged(whole, random));
        boolean byName = accepted(() -> TokenizerFiles.load(file), random);
        return accepted(() -> VocabularyFiles.bert(file, random.nextBoolean()), random) || byName;
    }

    private boolean byteLevel(SplittableRandom random) throws IOException {
        var model = RandomVocabulary.byteLevelModel(random);
        ByteArrayOutputStream merges = new ByteArrayOutputStream();
        merges.writeBytes("#version: 0.2\n".getBytes(StandardCharsets.UTF_8));
        for (var merge : model.get("merges")) {
            String line = merge.get(0).asText() + " " + merge.get(1).asText() + "\n";
            merges.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        }
        byte[] vocabulary = Golden.JSON.writeValueAsBytes(model.get("vocab"));
        Path tokens = Files.write(folder.resolve("vocab.json"), damaged(vocabulary, random));
        Files.write(folder.resolve("merges.txt"), damaged(merges.toByteArray(), random));
        assertTrue(Files.exists(tokens));
        return accepted(() -> TokenizerFiles.load(tokens), random);
    }

    private static byte[] damaged(byte[] whole, RandomGenerator random) {
        return random.nextBoolean() ? Mutation.bytes(whole, random) : whole;
    }
}
