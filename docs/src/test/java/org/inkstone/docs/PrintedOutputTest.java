package org.inkstone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.inkstone.docs.programs.AdamWByHand;
import org.inkstone.docs.programs.AttentionByHand;
import org.inkstone.docs.programs.BeamSearchByHand;
import org.inkstone.docs.programs.BytePairEncodingByHand;
import org.inkstone.docs.programs.GradientsByHand;
import org.inkstone.docs.programs.HuggingFaceFolders;
import org.inkstone.docs.programs.KneserNeyByHand;
import org.inkstone.docs.programs.LadderByHand;
import org.inkstone.docs.programs.LogitsProcessorsByHand;
import org.inkstone.docs.programs.NGramsByHand;
import org.inkstone.docs.programs.Program;
import org.inkstone.docs.programs.SafetensorsByHand;
import org.inkstone.docs.programs.TokenizerQuickStart;
import org.inkstone.docs.programs.TokenizerStagesByHand;
import org.inkstone.docs.programs.TokenizersCompared;
import org.inkstone.docs.programs.TopPByHand;
import org.inkstone.docs.programs.UnigramByHand;
import org.inkstone.docs.programs.WarmupCosineByHand;
import org.inkstone.docs.programs.WordPieceByHand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pages say that a program prints is what it prints.
 *
 * <p>To write the files anew: {@code mvn -pl docs -am test -Dtest.jvm.flags=-Dinkstone.golden=write}.
 */
class PrintedOutputTest {
    private static final Path GOLDEN = Project.DOCS.resolve("golden");

    private static final Map<String, Program> PROGRAMS = Map.ofEntries(
            Map.entry("autograd", new GradientsByHand()),
            Map.entry("causal-decoder", new AttentionByHand()),
            Map.entry("adamw", new AdamWByHand()),
            Map.entry("n-gram", new KneserNeyByHand()),
            Map.entry("n-grams", new NGramsByHand()),
            Map.entry("byte-level-bpe", new BytePairEncodingByHand()),
            Map.entry("top-p", new TopPByHand()),
            Map.entry("beam-search", new BeamSearchByHand()),
            Map.entry("schedule", new WarmupCosineByHand()),
            Map.entry("logits-processors", new LogitsProcessorsByHand()),
            Map.entry("hugging-face", new HuggingFaceFolders()),
            Map.entry("tour", new LadderByHand()),
            Map.entry("tokenizers", new TokenizerStagesByHand()),
            Map.entry("tokenizer-quick-start", new TokenizerQuickStart()),
            Map.entry("wordpiece", new WordPieceByHand()),
            Map.entry("unigram", new UnigramByHand()),
            Map.entry("comparing-tokenizers", new TokenizersCompared()),
            Map.entry("safetensors", new SafetensorsByHand()));

    static Set<String> names() {
        return new TreeSet<>(PROGRAMS.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theProgramPrintsWhatThePageShows(String name) throws IOException {
        Path golden = GOLDEN.resolve(name + ".txt");
        String printed = print(PROGRAMS.get(name));
        if (System.getProperty("inkstone.golden", "").equals("write")) {
            Files.writeString(golden, printed);
        }
        assertEquals(Files.readString(golden), printed);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPageShowsTheProgramAndThenItsOutput(String name) {
        String program =
                "@/src/test/java/" + PROGRAMS.get(name).getClass().getName().replace('.', '/') + ".java#program";
        String output = "@/golden/" + name + ".txt";
        assertTrue(
                Project.englishPages().stream()
                        .map(page -> Page.read(Project.DOCS.resolve(page)).snippets())
                        .anyMatch(snippets -> Collections.indexOfSubList(snippets, List.of(program, output)) >= 0),
                "no page shows " + program + " and then " + output);
    }

    @Test
    void everyGoldenFileHasAProgram() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            Set<String> found = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .forEach(file -> found.add(file.getFileName().toString().replace(".txt", "")));
            assertEquals(names(), found);
        }
    }

    private static String print(Program program) {
        Locale before = Locale.getDefault();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            Locale.setDefault(Locale.ROOT);
            program.run(out);
        } finally {
            Locale.setDefault(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
