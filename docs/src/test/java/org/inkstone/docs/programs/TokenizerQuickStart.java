package org.inkstone.docs.programs;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.inkstone.tokenizers.BatchEncoder;
import org.inkstone.tokenizers.EncodeOptions;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.TokenStreamDecoder;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.encoding.Truncation;
import org.inkstone.tokenizers.pretokenizer.ByteLevel;
import org.inkstone.tokenizers.trainer.BytePairEncodingTrainer;
import org.inkstone.tokenizers.trainer.WordCounter;

/** What one does with a tokenizer.json, line by line. */
public final class TokenizerQuickStart implements Program {
    private static final String END = "<|end|>";

    @Override
    public void run(PrintStream out) {
        try {
            Path file = Files.createTempFile("tokenizer", ".json");
            try {
                train(file);
                show(file, out);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void train(Path file) throws IOException {
        List<String> text = Collections.nCopies(9, "The ink is ground on the stone, and the stone is wet.");
        HuggingFaceTokenizer.of(
                        new BytePairEncodingTrainer(BytePairEncodingTrainer.Options.byteLevel(280, END))
                                .train(new WordCounter(ByteLevel.GPT2).count(text.iterator())),
                        ByteLevel.GPT2,
                        List.of(END))
                .save(file);
    }

    private static void show(Path file, PrintStream out) throws IOException {
        // #region program
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.load(file); // your tokenizer.json
        String text = "The ink is on the stone.";
        int[] ids = tokenizer.encode(text);
        out.printf("%d tokens: %s\n", tokenizer.countTokens(text), Arrays.toString(ids));
        out.printf("and back: %s\n", tokenizer.decode(ids));

        String typed = "ink<|end|>"; // by a stranger
        out.printf("as text: %s\n", Arrays.toString(tokenizer.encode(typed)));
        out.printf("allowed: %s\n", Arrays.toString(tokenizer.encode(typed, AllowedSpecial.only("<|end|>"))));

        TokenStreamDecoder stream = tokenizer.streamDecoder(true);
        for (int id : tokenizer.encode("砚 ink")) {
            out.printf("%5d gives \"%s\"\n", id, stream.push(id));
        }
        out.printf("  end gives \"%s\"\n", stream.finish());

        Truncation windows = Truncation.to(4).withStride(2);
        Encoding first = tokenizer.encode(text, EncodeOptions.DEFAULT.withTruncation(windows));
        out.printf("windows: %s", first.tokens());
        first.overflowing().forEach(window -> out.printf(" %s", window.tokens()));
        out.print("\n");

        try (BatchEncoder batch = new BatchEncoder(tokenizer)) { // all cores
            for (int[] each : batch.encode(List.of("ink", "the stone"))) {
                out.printf("in a batch: %s\n", Arrays.toString(each));
            }
        }
        // #endregion program
    }
}
