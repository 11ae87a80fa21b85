package org.inkstone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.examples.Inkstone;
import org.inkstone.examples.cli.Console;
import org.inkstone.models.decoder.CausalDecoder;
import org.inkstone.models.decoder.HuggingFaceModel;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tour writes what the page says that it writes. */
class TourTest {
    private static final List<String> WHO = List.of("The clerk", "My sister", "A painter", "The old man", "Our teacher");
    private static final List<String> DID = List.of("ground", "bought", "borrowed", "forgot", "drew", "described");
    private static final List<String> WHAT = List.of("the ink", "a brush", "the stone", "some paper", "an old letter");
    private static final List<String> WHEN = List.of("in the morning", "before dinner", "yesterday", "without a word");

    @TempDir
    private Path folder;

    @Test
    void writesItsFilesAndRepeatsItself() throws IOException {
        Path corpus = folder.resolve("corpus.txt");
        Files.write(corpus, sentences());
        Path out = folder.resolve("first");
        JsonNode tour = tour(corpus, out);

        JsonNode documents = tour.get("documents");
        List<String> train = Files.readAllLines(out.resolve("train.txt"));
        List<String> test = Files.readAllLines(out.resolve("test.txt"));
        assertEquals(documents.get("train").asInt(), train.size());
        assertEquals(documents.get("test").asInt(), test.size());
        Set<String> both = new HashSet<>(train);
        both.retainAll(test);
        assertEquals(Set.of(), both, "a text to train on is not tested on");

        JsonNode bits = tour.get("bitsPerByte");
        HuggingFaceTokenizer tokenizer =
                HuggingFaceTokenizer.load(out.resolve("model").resolve("tokenizer.json"));
        long bytes = 0;
        long tokens = 0;
        for (String text : test) {
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
            tokens += tokenizer.encode(text).length;
        }
        double uniform = tokens * Math.log(tokenizer.vocabularySize()) / Math.log(2) / bytes;
        assertEquals(uniform, bits.get("uniform").asDouble(), 1e-6);
        assertTrue(bits.get("unigram").asDouble() < uniform);
        assertTrue(bits.get("bigram").asDouble() < bits.get("unigram").asDouble());
        assertTrue(bits.get("trigram").asDouble() < bits.get("bigram").asDouble());
        JsonNode gpt = bits.get("gpt");
        assertEquals(6, gpt.size(), "examined after each sixth");
        assertEquals(tour.get("tokens"), gpt.get(5).get(0));
        assertTrue(gpt.get(5).get(1).asDouble() < uniform, "it has learnt something");

        CausalDecoder model = HuggingFaceModel.load(out.resolve("model"), JavaBackend.INSTANCE);
        assertEquals(tour.get("parameters").asLong(), model.config().parameterCount());
        String report = Files.readString(out.resolve("report.html"));
        assertTrue(report.contains(String.format(Locale.ROOT, "%.3f", gpt.get(5).get(1).asDouble())));

        assertEquals(bits, tour(corpus, folder.resolve("second")).get("bitsPerByte"), "the same seed, the same figures");
    }

    /** Runs a small tour; what it prints is what it writes to tour.json. */
    private static JsonNode tour(Path corpus, Path out) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream console = new PrintStream(printed, true, StandardCharsets.UTF_8);
        String options = "--tokens 6000 --layers 1 --width 16 --heads 2 --context 16 --batch 4 --vocab-size 300";
        List<String> arguments = Stream.concat(
                        Stream.of("tour", "--corpus", corpus.toString(), "--out", out.toString()),
                        Stream.of(options.split(" ", -1)))
                .toList();
        int status = Inkstone.run(
                new Console(
                        InputStream.nullInputStream(),
                        console,
                        new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                        false),
                arguments.toArray(String[]::new));
        assertEquals(0, status);
        assertEquals(
                new TreeSet<>(List.of(
                        "model/config.json",
                        "model/model.safetensors",
                        "model/tokenizer.json",
                        "report.html",
                        "test.txt",
                        "tour.json",
                        "train.txt")),
                files(out));
        String json = Files.readString(out.resolve("tour.json"));
        assertEquals(json.strip(), printed.toString(StandardCharsets.UTF_8).strip());
        return new ObjectMapper().readTree(json);
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            Set<String> names = new TreeSet<>();
            tree.filter(Files::isRegularFile)
                    .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
            return names;
        }
    }

    private static List<String> sentences() {
        return WHO.stream()
                .flatMap(who -> DID.stream().map(did -> who + " " + did))
                .flatMap(start -> WHAT.stream().map(what -> start + " " + what))
                .flatMap(start -> WHEN.stream().map(when -> start + " " + when + "."))
                .toList();
    }
}
