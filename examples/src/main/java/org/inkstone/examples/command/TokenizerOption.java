package org.inkstone.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.inkstone.tokenizers.TokenizerFiles;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The tokenizer of a command: a file of any kind. */
final class TokenizerOption {
    @Option(
            names = "--tokenizer",
            required = true,
            paramLabel = "FILE",
            description = {
                "A tokenizer.json, a SentencePiece .model, a .tiktoken file, BERT's vocab.txt, GPT-2's",
                "vocab.json (with merges.txt beside it), or a folder that has one of them."
            })
    private Path file = Path.of("");

    @Option(
            names = "--pattern",
            paramLabel = "NAME",
            description = {
                "The encoding of a .tiktoken file, which says where text is cut: r50k_base, p50k_base,",
                "p50k_edit, cl100k_base, o200k_base or o200k_harmony. Default: the file's name."
            })
    private @Nullable String pattern;

    SubwordTokenizer load() throws IOException {
        try {
            return TokenizerFiles.load(file, Optional.ofNullable(pattern));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--pattern: " + e.getMessage(), e);
        }
    }
}
