package org.inkstone.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path folder = Path.of("");

    private TinyTraining training = null;

    @BeforeAll
    void train(@TempDir Path shared) throws IOException {
        folder = shared;
        training = TinyTraining.in(folder);
        for (String architecture : List.of("gpt2", "llama")) {
            String keys = architecture.equals("llama") ? "--kv-heads=1" : "--dropout=0.1";
            ConsoleRun run = training.train(architecture, "--architecture=" + architecture, "--steps=60", keys);
            assertEquals(0, run.status(), run.err());
            JsonNode result = JSON.readTree(run.out());
            assertEquals(60, result.get("steps").intValue());
            assertTrue(result.get("tokensPerSecond").doubleValue() > 0, run.out());
            double guessing = Math.log(280);
            assertTrue(result.get("loss").doubleValue() < guessing - 0.5, run.out());
            assertTrue(result.get("validationLoss").doubleValue() < guessing - 0.5, run.out());
            assertTrue(run.err().contains("60 of 60 steps (100 %)"), run.err());
        }
    }

    @Test
    void trainWritesAHuggingFaceDirectory() throws IOException {
        JsonNode config =
                JSON.readTree(Files.readAllBytes(training.output("llama").resolve("config.json")));
        assertEquals("llama", config.get("model_type").textValue());
        assertEquals(280, config.get("vocab_size").intValue());
        assertEquals(1, config.get("num_key_value_heads").intValue());
        assertEquals(48, config.get("intermediate_size").intValue());
        assertEquals(0, config.get("eos_token_id").intValue());
        assertEquals(0, config.get("bos_token_id").intValue());
        assertArrayEquals(
                Files.readAllBytes(training.tokenizer()),
                Files.readAllBytes(training.output("llama").resolve("tokenizer.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama"})
    void logitsAreOneArrayForEachPosition(String model) throws IOException {
        List<JsonNode> rows = logits(model, "--ids=0,40,41,42");
        assertEquals(4, rows.size());
        for (JsonNode row : rows) {
            assertEquals(280, row.size());
        }
        // A causal model: later tokens change nothing.
        List<JsonNode> shorter = logits(model, "--ids=0,40");
        assertClose(rows.get(1), shorter.get(1));
        List<JsonNode> last = logits(model, "--ids=0,40,41,42", "--last");
        assertEquals(1, last.size());
        assertClose(rows.get(3), last.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama"})
    void greedyGenerationTakesTheLargestLogitEachTime(String model) throws IOException {
        JsonNode result = generate(model, "--ids=0", "--max-new-tokens=6", "--ignore-eos");
        List<Integer> read = new ArrayList<>(List.of(0));
        double score = 0;
        for (JsonNode id : result.get("ids")) {
            String ids = read.toString().replaceAll("[\\[\\] ]", "");
            JsonNode row = logits(model, "--ids=" + ids, "--last").get(0);
            assertEquals(argmax(row), id.intValue());
            score += logProbability(row, id.intValue());
            read.add(id.intValue());
        }
        assertEquals(7, read.size());
        assertEquals(score, result.get("score").doubleValue(), 1e-4);
        assertTrue(result.get("tokensPerSecond").doubleValue() > 0);
    }

    @Test
    void beamsFindAtLeastTheGreedyScoreOfOneStepAndSamplesRepeatWithTheirSeed() throws IOException {
        JsonNode greedy = generate("gpt2", "--ids=0", "--max-new-tokens=1");
        JsonNode beam = generate("gpt2", "--ids=0", "--max-new-tokens=1", "--strategy=beam", "--beams=3");
        assertEquals(greedy.get("ids"), beam.get("ids"));
        String[] sampling = {"--ids=0", "--max-new-tokens=10", "--strategy=sample", "--temperature=2", "--seed=5"};
        assertEquals(
                generate("gpt2", sampling).get("ids"),
                generate("gpt2", sampling).get("ids"));
    }

    @Test
    void endTokensComeFromTheModelsFilesUnlessGiven() throws IOException {
        Path model = copy("gpt2", "ending");
        JsonNode free = generate("ending", "--ids=0", "--max-new-tokens=8", "--ignore-eos")
                .get("ids");
        assertEquals(8, free.size());
        int first = free.get(0).intValue();
        Path generation = model.resolve("generation_config.json");
        Files.writeString(generation, "{\"eos_token_id\": [" + first + ", 999999]}");
        assertEquals(
                List.of(first),
                numbers(generate("ending", "--ids=0", "--max-new-tokens=8").get("ids")));
        assertEquals(
                8,
                generate("ending", "--ids=0", "--max-new-tokens=8", "--eos=279")
                        .get("ids")
                        .size());
        Files.writeString(generation, "{\"do_sample\": false}");
        ObjectNode config = (ObjectNode) JSON.readTree(Files.readAllBytes(model.resolve("config.json")));
        Files.writeString(
                model.resolve("config.json"), config.put("eos_token_id", first).toString());
        assertEquals(
                List.of(first),
                numbers(generate("ending", "--ids=0", "--max-new-tokens=8").get("ids")));
    }

    @Test
    void aPromptMayBeText() throws IOException {
        JsonNode byText = generate("gpt2", "--prompt=the ink", "--max-new-tokens=5", "--ignore-eos");
        ConsoleRun encoded = ConsoleRun.of(
                "the ink", "encode", "--tokenizer", training.tokenizer().toString());
        String ids = encoded.out().strip().replaceAll("[\\[\\]]", "");
        JsonNode byIds = generate("gpt2", "--ids=" + ids, "--max-new-tokens=5", "--ignore-eos");
        assertEquals(byIds.get("ids"), byText.get("ids"));
        ConsoleRun decoded = ConsoleRun.of(
                byIds.get("ids") + "\n",
                "decode",
                "--tokenizer",
                training.tokenizer().toString());
        assertEquals(JSON.readTree(decoded.out()), byText.get("text"));
        assertFalse(byIds.has("text"));
        // Without any text a model begins a document.
        assertEquals(
                generate("gpt2", "--ids=0", "--max-new-tokens=5").get("ids"),
                generate("gpt2", "--prompt=", "--max-new-tokens=5").get("ids"));
    }

    @Test
    void generationEndsWhereTheContextDoes() throws IOException {
        JsonNode result = generate("gpt2", "--ids=0,1,2,3", "--max-new-tokens=100", "--ignore-eos");
        assertEquals(12, result.get("ids").size());
    }

    @Test
    void badInputIsNamedInOneLine() throws IOException {
        String model = "--model=" + training.output("gpt2");
        assertBad("no such file: missing/config.json", "logits", "--model=missing", "--ids=1");
        assertBad("--ids must be in [0, 280), the vocabulary, got 280 at position 1", "logits", model, "--ids=1,280");
        assertBad("--ids must be in [0, 280), the vocabulary, got -1 at position 0", "logits", model, "--ids=-1");
        assertBad("'--ids'", "logits", model, "--ids=1,x");
        assertBad("must be whole numbers joined by commas, such as 1,2,3, got '1,'", "logits", model, "--ids=1,");
        assertBad("must be whole numbers joined by commas, such as 1,2,3, got ',1'", "generate", model, "--ids=,1");
        String seventeen = "--ids=" + "1,".repeat(16) + "1";
        assertBad("--ids must have 1 to 16 tokens", "logits", model, seventeen);
        assertBad("got 16", "generate", model, "--max-new-tokens=1", "--ids=" + "1,".repeat(15) + "1");
        assertBad("--ids", "generate", model, "--max-new-tokens=1");
        assertBad("--ids", "generate", model, "--max-new-tokens=1", "--ids=1", "--prompt=a");
        assertBad("maxNewTokens must be at least 1", "generate", model, "--max-new-tokens=0", "--ids=1");
        assertBad("--strategy must be", "generate", model, "--max-new-tokens=1", "--ids=1", "--strategy=magic");
        assertBad("eosIds must be in [0, 280)", "generate", model, "--max-new-tokens=1", "--ids=1", "--eos=280");
    }

    @Test
    void brokenModelsAreNamedInOneLine() throws IOException {
        Path model = copy("gpt2", "broken");
        String[] command = {"logits", "--model=" + model, "--ids=1"};
        byte[] weights = training.weights("gpt2");
        Files.write(model.resolve("model.safetensors"), java.util.Arrays.copyOf(weights, weights.length - 1));
        assertBad("model.safetensors", command);
        weights[0] = -1;
        weights[7] = -1;
        Files.write(model.resolve("model.safetensors"), weights);
        assertBad("header length", command);
        Files.delete(model.resolve("model.safetensors"));
        assertBad("model.safetensors", command);
        Files.write(model.resolve("model.safetensors"), training.weights("llama"));
        assertBad("weight", command);
        Files.writeString(model.resolve("config.json"), "{\"model_type\": \"gpt2\", ");
        assertBad("config.json", command);
        copy("gpt2", "broken");
        Files.writeString(model.resolve("generation_config.json"), "{\"eos_token_id\": \"x\"}");
        assertBad("generation_config.json", "generate", "--model=" + model, "--ids=1", "--max-new-tokens=1");
    }

    @Test
    void badTrainingOptionsAreNamedInOneLine() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.txt"), "");
        Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'a', '\n', (byte) 0xE9, '\n'});
        assertBadTraining("--width must be a multiple of --heads 3, got 16", "--heads=3");
        assertBadTraining("--steps must be at least 1, got 0", "--steps=0");
        assertBadTraining("--batch must be at least 1", "--batch=0");
        assertBadTraining("--layers must be at least 1", "--layers=0");
        assertBadTraining("--context must be at least 1", "--context=0");
        assertBadTraining("--dropout must be in [0, 1), got 1.0", "--dropout=1");
        assertBadTraining("--dropout must be 0 with", "--dropout=0.1", "--architecture=llama");
        assertBadTraining("--learning-rate must be in [0, ∞), got NaN", "--learning-rate=NaN");
        assertBadTraining("--validation-fraction must be in [0, 1)", "--validation-fraction=1");
        assertBadTraining("--kv-heads needs --architecture llama", "--kv-heads=1");
        assertBadTraining("--kv-heads must be a divisor", "--kv-heads=3", "--architecture=llama");
        assertBadTraining("--end-of-text must be a token", "--end-of-text=<none>");
        assertBadTraining("needs at least", "--width=8192", "--layers=128");
        assertBadTraining("--batch times --context times the vocabulary", "--batch=10000000");
        assertBadTraining("--resume must be the --output of an earlier run", "--resume=" + folder.resolve("nowhere"));
        assertBad("--corpus must be a file", training.arguments("x", "--corpus=" + folder));
        assertBad("no such file", training.arguments("x", "--corpus=nothing.txt"));
        assertBad("no such file", training.arguments("x", "--tokenizer=nothing.json"));
        assertBad("must have more than --context 16 tokens, got 0", training.arguments("x", "--corpus=" + empty));
        assertBad("latin.txt:2: not UTF-8", training.arguments("x", "--corpus=" + latin));
    }

    @Test
    void aTokenizerWithoutEndOfTextUsesItsFirstSpecialTokenOrSaysWhatToDo() throws IOException {
        Path without = Files.createDirectories(folder.resolve("without"));
        tokenizer(without.resolve("none.json"));
        assertBad(
                "--special-token '<|endoftext|>'",
                training.arguments("x", "--tokenizer=" + without.resolve("none.json")));
        tokenizer(without.resolve("other.json"), "--special-token=<s>", "--special-token=</s>");
        ConsoleRun run = training.train("other", "--steps=2", "--tokenizer=" + without.resolve("other.json"));
        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains("documents are set apart by <s>"), run.err());
        ConsoleRun named = training.train(
                "other", "--steps=2", "--tokenizer=" + without.resolve("other.json"), "--end-of-text=</s>");
        assertEquals(0, named.status(), named.err());
        JsonNode config =
                JSON.readTree(Files.readAllBytes(training.output("other").resolve("config.json")));
        assertEquals(1, config.get("eos_token_id").intValue());
    }

    @Test
    void aShortCorpusIsTrainedOnAsAWhole() throws IOException {
        Path corpus = Files.writeString(folder.resolve("short.txt"), "the ink of the stone, ".repeat(5) + "\n");
        ConsoleRun run = training.train("short", "--steps=2", "--corpus=" + corpus);
        assertEquals(0, run.status(), run.err());
        assertTrue(JSON.readTree(run.out()).get("validationLoss").isNull(), run.out());
        assertTrue(run.err().contains("too short to keep validation text apart"), run.err());
    }

    private void tokenizer(Path file, String... special) {
        List<String> arguments = new ArrayList<>(
                List.of("train-tokenizer", "--vocab-size=270", "--input=" + training.corpus(), "--output=" + file));
        arguments.addAll(List.of(special));
        ConsoleRun run = ConsoleRun.of("", arguments.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
    }

    private Path copy(String model, String name) throws IOException {
        Path target = Files.createDirectories(training.output(name));
        for (String file : List.of("config.json", "model.safetensors", "tokenizer.json")) {
            Files.write(
                    target.resolve(file),
                    Files.readAllBytes(training.output(model).resolve(file)));
        }
        return target;
    }

    private List<JsonNode> logits(String model, String... more) throws IOException {
        ConsoleRun run = run("logits", model, more);
        List<JsonNode> rows = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private JsonNode generate(String model, String... more) throws IOException {
        return JSON.readTree(run("generate", model, more).out());
    }

    private ConsoleRun run(String command, String model, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--model=" + training.output(model)));
        arguments.addAll(List.of(more));
        ConsoleRun run = ConsoleRun.of("", arguments.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        return run;
    }

    private static List<Integer> numbers(JsonNode array) {
        List<Integer> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.intValue()));
        return numbers;
    }

    private static void assertClose(JsonNode expected, JsonNode actual) {
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).floatValue(), actual.get(i).floatValue(), 1e-5f);
        }
    }

    private static int argmax(JsonNode row) {
        int best = 0;
        for (int i = 1; i < row.size(); i++) {
            best = row.get(i).floatValue() > row.get(best).floatValue() ? i : best;
        }
        return best;
    }

    private static double logProbability(JsonNode row, int id) {
        double sum = 0;
        for (JsonNode logit : row) {
            sum += Math.exp(logit.doubleValue());
        }
        return row.get(id).doubleValue() - Math.log(sum);
    }

    private void assertBadTraining(String message, String... more) {
        assertBad(message, training.arguments("x", more));
    }

    private static void assertBad(String message, String... arguments) {
        ConsoleRun run = ConsoleRun.of("", arguments);
        assertEquals(2, run.status(), run.toString());
        assertEquals("", run.out());
        assertTrue(run.errorLine().contains(message), run.err());
    }
}
