package org.inkstone.benchmarks;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the benchmarks that pass over lines. */
final class PassOptions {
    @Mixin
    private TextOptions text = new TextOptions();

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            description = "A Python with tokenizers, tiktoken or sentencepiece, whose speed is measured beside.")
    private @Nullable Path python;

    @Option(names = "--djl", description = "Measure DJL, too, which loads native code into this JVM.")
    private boolean djl;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is measured; default 3.")
    private int rounds = 3;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description = "How long each of this JVM passes over other lines first; default 5.")
    private double warmUpSeconds = 5;

    TextOptions text() {
        return text;
    }

    TokenizerOptions tokenizer() {
        return tokenizer;
    }

    @Nullable
    Path python() {
        return python;
    }

    boolean djl() {
        return djl;
    }

    Alternation alternation() {
        return new Alternation(rounds, warmUpSeconds);
    }
}
