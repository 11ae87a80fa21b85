package org.inkstone.examples.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.examples.ConsoleRun;
import org.inkstone.models.decoder.HuggingFaceModel;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole road on a small corpus of made-up sentences, with a GPT that trains in a moment. */
class TourTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path corpus() throws IOException {
        String[] who = {"The committee", "A member", "The house", "My colleague", "The minister", "This report"};
        String[] what = {"supports", "rejects", "has read", "wants to change", "will discuss", "does not like"};
        String[] which = {"the new proposal", "every amendment", "the budget of the union", "our common policy"};
        String[] when = {"today", "with great care", "before the summer", "once again", "in the end"};
        SplittableRandom random = new SplittableRandom(5);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            StringBuilder line = new StringBuilder();
            for (int sentence = 0; sentence < 3; sentence++) {
                line.append(who[random.nextInt(who.length)])
                        .append(' ')
                        .append(what[random.nextInt(what.length)])
                        .append(' ')
                        .append(which[random.nextInt(which.length)])
                        .append(' ')
                        .append(when[random.nextInt(when.length)])
                        .append(sentence == 2 ? "." : ". ");
            }
            lines.add(line.toString());
        }
        lines.add(lines.get(3));
        lines.add("#### $$$$ #### 12345 #### @@@@ #### ####");
        lines.add("Der Ausschuss hat den Bericht gelesen und wird ihn heute mit großer Sorgfalt besprechen.");
        return Files.write(folder.resolve("corpus.txt"), lines);
    }

    private ConsoleRun tour(Path corpus, Path out, String seed) {
        return run("tour --corpus " + corpus + " --out " + out + " --tokens 6000 --seed " + seed
                + " --vocab-size 320 --layers 1 --width 16 --heads 2 --context 16 --batch 4 --learning-rate 1e-2");
    }

    private static ConsoleRun run(String command) {
        return ConsoleRun.of("", command.split(" "));
    }

    @Test
    void walksTheWholeRoad() throws IOException {
        Path out = folder.resolve("out");
        ConsoleRun run = tour(corpus(), out, "1");
        assertEquals(0, run.status(), run.err());

        JsonNode tour = JSON.readTree(out.resolve("tour.json").toFile());
        assertEquals(tour, JSON.readTree(run.out()));
        assertEquals("en", tour.get("language").textValue());
        assertEquals(503, tour.get("documents").get("raw").intValue());
        assertEquals(1, tour.get("documents").get("languages").get("de").intValue());
        assertTrue(tour.get("documents").get("duplicates").intValue() >= 1);
        long train = tour.get("documents").get("train").longValue();
        long test = tour.get("documents").get("test").longValue();
        assertEquals(train, Files.readAllLines(out.resolve("train.txt")).size());
        assertEquals(test, Files.readAllLines(out.resolve("test.txt")).size());

        JsonNode bits = tour.get("bitsPerByte");
        double uniform = bits.get("uniform").doubleValue();
        double unigram = bits.get("unigram").doubleValue();
        double bigram = bits.get("bigram").doubleValue();
        assertTrue(uniform > unigram && unigram > bigram, bits.toString());
        assertTrue(bigram > bits.get("trigram").doubleValue(), bits.toString());
        assertEquals(6, bits.get("gpt").size());
        double first = bits.get("gpt").get(0).get(1).doubleValue();
        double last = bits.get("gpt").get(5).get(1).doubleValue();
        assertTrue(last < first && last < unigram, bits.toString());
        assertEquals(6016, bits.get("gpt").get(5).get(0).longValue());

        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.load(out.resolve("model/tokenizer.json"));
        assertEquals(
                tokenizer.vocabularySize(),
                HuggingFaceModel.load(out.resolve("model"), JavaBackend.INSTANCE)
                        .vocabularySize());
        String report = Files.readString(out.resolve("report.html"));
        assertTrue(report.contains("bits") && report.contains("greedy") && report.contains("top-p"));
    }

    @Test
    void theSameSeedGivesTheSameTour() throws IOException {
        Path corpus = corpus();
        assertEquals(0, tour(corpus, folder.resolve("a"), "7").status());
        assertEquals(0, tour(corpus, folder.resolve("b"), "7").status());
        assertEquals(0, tour(corpus, folder.resolve("c"), "8").status());
        JsonNode a = JSON.readTree(folder.resolve("a/tour.json").toFile());
        JsonNode b = JSON.readTree(folder.resolve("b/tour.json").toFile());
        JsonNode c = JSON.readTree(folder.resolve("c/tour.json").toFile());
        assertEquals(a.get("bitsPerByte"), b.get("bitsPerByte"));
        assertFalse(a.get("bitsPerByte").equals(c.get("bitsPerByte")));
        assertEquals(
                -1,
                Files.mismatch(
                        folder.resolve("a/model/model.safetensors"), folder.resolve("b/model/model.safetensors")));
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        Path small = Files.writeString(folder.resolve("small.txt"), "One line only.\n");
        ConsoleRun run = tour(small, folder.resolve("out"), "1");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("must leave documents to train and to test with"), run.err());
        Path empty = Files.writeString(folder.resolve("empty.txt"), "\n\n");
        assertTrue(tour(empty, folder.resolve("out"), "1").err().contains("holds no text"));
        assertEquals(2, run("tour --heads 5").status());
        assertEquals(2, run("tour --tokens 0").status());
        assertEquals(2, run("tour --corpus " + folder.resolve("absent.txt")).status());
    }
}
