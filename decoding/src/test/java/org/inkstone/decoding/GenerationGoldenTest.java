package org.inkstone.decoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.inkstone.decoding.logits.LogitsProcessor;
import org.inkstone.decoding.logits.MinNewTokens;
import org.inkstone.decoding.logits.NoRepeatNGram;
import org.inkstone.decoding.logits.RepetitionPenalty;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Ids and scores of greedy and beam search against transformers; the file's generator is src/test/golden. */
class GenerationGoldenTest {
    @TestFactory
    Stream<DynamicTest> equalsTheReference() throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        try (InputStream in = GenerationGoldenTest.class.getResourceAsStream("generations.jsonl")) {
            new ObjectMapper()
                    .readerFor(JsonNode.class)
                    .<JsonNode>readValues(in)
                    .forEachRemaining(cases::add);
        }
        assertEquals(246, cases.size());
        return cases.stream().map(c -> DynamicTest.dynamicTest(name(c), () -> check(c)));
    }

    private static String name(JsonNode c) {
        return "seed " + c.get("seed") + ", beams " + c.get("num_beams");
    }

    private static void check(JsonNode c) {
        HashModel model = new HashModel(c.get("seed").asInt(), c.get("vocab").asInt());
        GenerationOptions options = GenerationOptions.of(c.get("max_new_tokens").asInt(), ints(c.get("eos")));
        BeamSearchDecoder decoder = new BeamSearchDecoder(
                c.get("num_beams").asInt(),
                c.get("length_penalty").asDouble(),
                EarlyStopping.valueOf(c.get("early_stopping").asText().toUpperCase(java.util.Locale.ROOT)),
                processors(c, options));
        Generation generation = decoder.generate(model, ints(c.get("prompt")), options);

        assertEquals(c.get("sequences").size(), generation.hypotheses().size());
        for (int n = 0; n < generation.hypotheses().size(); n++) {
            Hypothesis hypothesis = generation.hypotheses().get(n);
            assertEquals(list(c.get("sequences").get(n)), hypothesis.ids(), c + "\nbut " + generation.hypotheses());
            if (!c.get("scores").isNull()) {
                double expected = c.get("scores").get(n).asDouble(); // summed in float32
                assertEquals(expected, hypothesis.score(), 1e-5 * Math.max(1, Math.abs(expected) / 20));
            }
            assertEquals(hypothesis.score(), decoder.explain(hypothesis).value());
        }
        assertEquals(0, model.open.get(), "open sessions");
        assertTrue(model.calls.get() <= options.maxNewTokens() * decoder.numBeams());
    }

    private static List<LogitsProcessor> processors(JsonNode c, GenerationOptions options) {
        List<LogitsProcessor> processors = new ArrayList<>(); // in the order of the reference
        if (c.get("repetition_penalty").asDouble() != 1) {
            processors.add(new RepetitionPenalty(c.get("repetition_penalty").asDouble()));
        }
        if (c.get("no_repeat_ngram").asInt() > 0) {
            processors.add(new NoRepeatNGram(c.get("no_repeat_ngram").asInt()));
        }
        if (c.get("min_new_tokens").asInt() > 0) {
            processors.add(new MinNewTokens(c.get("min_new_tokens").asInt(), options.eosIds()));
        }
        return processors;
    }

    private static List<Integer> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    private static int[] ints(JsonNode array) {
        return list(array).stream().mapToInt(Integer::intValue).toArray();
    }
}
