package org.inkstone.decoding.logits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Every processor against the one of transformers, bit for bit; the file's generator is src/test/golden. */
class ProcessorGoldenTest {
    @Test
    void equalsTheReference() throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        try (InputStream in =
                ProcessorGoldenTest.class.getResourceAsStream("/org/inkstone/decoding/processors.jsonl")) {
            new ObjectMapper()
                    .readerFor(JsonNode.class)
                    .<JsonNode>readValues(in)
                    .forEachRemaining(cases::add);
        }
        assertTrue(cases.size() > 700, "cases: " + cases.size());
        for (JsonNode c : cases) {
            float[] logits = floats(c.get("logits"), new float[0]);
            float[] expected = floats(c.get("processed"), logits);
            int[] ids = StreamSupport.stream(c.get("ids").spliterator(), false)
                    .mapToInt(JsonNode::asInt)
                    .toArray();
            processor(c).process(new TokenHistory(ids), logits);
            assertArrayEquals(expected, logits, c.toString());
        }
    }

    private static LogitsProcessor processor(JsonNode c) {
        int keep = c.get("min_tokens_to_keep").asInt();
        return switch (c.get("processor").asText()) {
            case "temperature" -> new Temperature(c.get("temperature").asDouble());
            case "top_k" -> new TopK(c.get("k").asInt());
            case "top_p" -> new TopP(c.get("p").asDouble(), keep);
            case "min_p" -> new MinP(c.get("min_p").asDouble(), keep);
            case "typical_p" -> new TypicalP(c.get("mass").asDouble(), keep);
            case "repetition_penalty" -> new RepetitionPenalty(c.get("penalty").asDouble());
            case "no_repeat_ngram" -> new NoRepeatNGram(c.get("size").asInt());
            default -> throw new AssertionError(c);
        };
    }

    private static float[] floats(JsonNode array, float[] before) {
        float[] out = new float[array.size()];
        for (int i = 0; i < out.length; i++) {
            String text = array.get(i).asText();
            out[i] = switch (text) {
                case "-inf" -> Float.NEGATIVE_INFINITY;
                case "=" -> before[i];
                default -> (float) array.get(i).asDouble();
            };
        }
        return out;
    }
}
