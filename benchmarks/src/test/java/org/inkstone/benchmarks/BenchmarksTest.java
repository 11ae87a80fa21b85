package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.models.config.DecoderConfig;
import org.inkstone.models.config.DropoutConfig;
import org.inkstone.models.decoder.CausalDecoder;
import org.inkstone.tokenizers.trainer.TokenizerTrainer.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contestants on tiny work; nothing here is about speed. */
class BenchmarksTest {
    private static final DecoderConfig TINY = DecoderConfig.gpt2(19, 8, 1, 2, 12).toBuilder()
            .dropout(DropoutConfig.NONE)
            .build();

    @TempDir
    private Path folder;

    @Test
    void trainsATokenizer() throws IOException {
        Path text = Files.writeString(folder.resolve("text.txt"), "low lower lowest\n".repeat(3));
        TokenizerTraining training = new TokenizerTraining(text, 258, Algorithm.BYTE_LEVEL_BPE);

        assertTrue(training.seconds() > 0);
        assertEquals(List.of("lo", "low"), training.vocabulary().subList(256, 258));
        assertEquals(
                "911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2",
                Sha256.ofLines(Stream.of("a", "b")));
    }

    @Test
    void takesTrainingSteps() {
        TrainingSteps steps = new TrainingSteps(TINY, JavaBackend.INSTANCE, 2, 3);

        assertTrue(steps.seconds() > 0);
        assertEquals("Inkstone (java)", steps.name());
    }

    @Test
    void generatesAsManyTokensAsAskedAndTheSameEachTime() {
        GreedyGeneration generation =
                new GreedyGeneration(CausalDecoder.initialize(TINY, JavaBackend.INSTANCE, 1), 4, 8);
        generation.seconds();
        List<Integer> first = generation.ids();
        generation.seconds();

        assertEquals(8, first.size());
        assertEquals(first, generation.ids());
    }

    @Test
    void measuresAProduct() {
        assertTrue(SgemmPeak.gigaflops(JavaBackend.INSTANCE) > 0);
    }

    @Test
    void badInputExitsWithTwo() {
        assertEquals(
                2, Benchmarks.run("encode", "--text", folder.resolve("none.txt").toString()));
        assertEquals(2, Benchmarks.run("train-step", "--steps", "0"));
        assertEquals(2, Benchmarks.run("unheard-of"));
    }
}
