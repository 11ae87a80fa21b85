package org.inkstone.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.inkstone.core.progress.Progress;
import org.inkstone.core.text.Tokenizer;
import org.inkstone.data.Document;
import org.inkstone.data.DocumentSplit;
import org.inkstone.data.TextReader;
import org.inkstone.training.PackedTokens;

/**
 * A corpus as tokens: what is trained on, and what is kept apart to measure the model with.
 *
 * <p>On which side a document is depends on its text alone, so the same text is never on both, and the file may be moved
 * or renamed between a run and its resumption. Validation text ends at {@value #MOST_VALIDATION_TOKENS} tokens, which
 * is plenty for a mean. If one side would be too short for a single window, all documents are trained on.
 *
 * @param train what is trained on, longer than a window
 * @param validation what is kept apart, empty if nothing is
 */
record TrainingText(PackedTokens train, Optional<PackedTokens> validation) {
    private static final int MOST_VALIDATION_TOKENS = 65_536;
    private static final int REPORT_EVERY = 1_000;

    /**
     * Reads a corpus twice, once for each side.
     *
     * @param corpus UTF-8, a document a line
     * @param tokenizer what encodes it
     * @param endOfText the token before each document
     * @param split which documents are for validation
     * @param context tokens in a window
     * @param progress is told how many documents were read
     * @return both sides
     * @throws IllegalArgumentException if the corpus is too short for one window
     * @throws IOException if the file cannot be read
     */
    static TrainingText read(
            Path corpus, Tokenizer tokenizer, EndOfText endOfText, DocumentSplit split, int context, Progress progress)
            throws IOException {
        Predicate<Document> isValidation = document -> split.isTest(document.text());
        PackedTokens validation = split.testFraction() == 0
                ? PackedTokens.of(List.of(), endOfText.id())
                : beginning(corpus, tokenizer, endOfText, isValidation);
        if (validation.size() >= context + 2L) {
            PackedTokens train = all(corpus, tokenizer, endOfText, isValidation.negate(), progress);
            if (train.size() > context) {
                return new TrainingText(train, Optional.of(validation));
            }
        }
        PackedTokens train = all(corpus, tokenizer, endOfText, document -> true, progress);
        if (train.size() <= context) {
            throw new IllegalArgumentException("the corpus " + corpus + " must have more than --context " + context
                    + " tokens, got " + train.size() + "; use more text or a smaller --context");
        }
        return new TrainingText(train, Optional.empty());
    }

    private static PackedTokens all(
            Path corpus, Tokenizer tokenizer, EndOfText endOfText, Predicate<Document> wanted, Progress progress)
            throws IOException {
        long[] read = {0};
        try (Stream<Document> documents = TextReader.open(corpus).stream()) {
            Iterator<int[]> encoded = documents
                    .filter(wanted)
                    .map(document -> {
                        if (++read[0] % REPORT_EVERY == 0) {
                            progress.update("tokenize", read[0], -1, "");
                        }
                        return tokenizer.encode(document.text());
                    })
                    .iterator();
            return PackedTokens.of(() -> encoded, endOfText.id());
        }
    }

    private static PackedTokens beginning(
            Path corpus, Tokenizer tokenizer, EndOfText endOfText, Predicate<Document> wanted) throws IOException {
        List<int[]> documents = new ArrayList<>();
        int tokens = 0;
        try (TextReader reader = TextReader.open(corpus)) {
            for (Document document = reader.read();
                    document != null && tokens < MOST_VALIDATION_TOKENS;
                    document = reader.read()) {
                if (wanted.test(document)) {
                    int[] ids = tokenizer.encode(document.text());
                    documents.add(ids);
                    tokens += ids.length + 1;
                }
            }
        }
        return PackedTokens.of(documents, endOfText.id());
    }
}
