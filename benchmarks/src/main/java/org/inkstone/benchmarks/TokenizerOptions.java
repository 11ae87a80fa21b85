package org.inkstone.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose a tokenizer. */
final class TokenizerOptions {
    @Option(
            names = "--tokenizer",
            paramLabel = "FILE",
            description = "A tokenizer.json, .tiktoken, SentencePiece .model, vocab.txt or vocab.json.")
    private @Nullable Path file;

    @Option(
            names = "--pattern",
            paramLabel = "NAME",
            description = "The encoding of a .tiktoken file that is not named as it, such as cl100k_base.")
    private @Nullable String pattern;

    @Option(
            names = "--tiktoken",
            paramLabel = "NAME",
            description =
                    "Instead of a file, a vocabulary that JTokkit carries: ${COMPLETION-CANDIDATES}; default O200K.")
    private @Nullable TiktokenVocabulary vocabulary;

    /**
     * The tokenizer.
     *
     * @param folder where a vocabulary of JTokkit's is written
     */
    TokenizerSource source(Path folder) throws IOException {
        if (file == null) {
            TiktokenVocabulary chosen = vocabulary == null ? TiktokenVocabulary.O200K : vocabulary;
            return new TokenizerSource(chosen.name(), chosen.write(folder), Optional.empty());
        }
        if (vocabulary != null) {
            throw new IllegalArgumentException("--tiktoken must be left out beside --tokenizer, got " + vocabulary);
        }
        return new TokenizerSource(String.valueOf(file.getFileName()), file, Optional.ofNullable(pattern));
    }
}
