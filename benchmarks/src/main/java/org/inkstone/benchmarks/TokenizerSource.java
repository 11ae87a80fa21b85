package org.inkstone.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.inkstone.tokenizers.TokenizerFiles;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;

/**
 * Where a tokenizer comes from.
 *
 * @param name what the table calls it
 * @param file of any kind that Inkstone reads
 * @param pattern the encoding of a {@code .tiktoken} file that is not named as it
 */
record TokenizerSource(String name, Path file, Optional<String> pattern) {
    SubwordTokenizer load() throws IOException {
        return TokenizerFiles.load(file, pattern);
    }

    /** Whether the file has only ranks, and the encoding is known by name. */
    boolean hasRanks() {
        return file.toString().endsWith(".tiktoken");
    }

    /** The name of the encoding of a file with ranks. */
    String encoding() {
        return pattern.orElse(String.valueOf(file.getFileName()).replaceFirst("\\.tiktoken$", ""));
    }
}
