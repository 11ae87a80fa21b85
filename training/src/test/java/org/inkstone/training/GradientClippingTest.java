package org.inkstone.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.core.tensor.Shape;
import org.inkstone.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class GradientClippingTest {
    private static final JavaBackend BACKEND = JavaBackend.INSTANCE;

    private static Map<String, Tensor> parameters(float[] a, float[] c) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        parameters.put("a", Tensor.zeros(BACKEND, Shape.of(a.length)).track());
        parameters.put("c", Tensor.zeros(BACKEND, Shape.of(c.length)).track());
        parameters.put("unused", Tensor.zeros(BACKEND, Shape.of(7)).track());
        AdamWTest.setGradient(parameters.get("a"), a);
        AdamWTest.setGradient(parameters.get("c"), c);
        return parameters;
    }

    @Test
    void agreesWithPyTorch() {
        for (JsonNode row : Golden.get("clip")) {
            float[] a = Golden.floats(row.get("a"));
            double norm = GradientClipping.norm(parameters(a, Golden.floats(row.get("c"))));
            assertEquals(row.get("norm").doubleValue(), norm, 1e-6 * norm);
            double scale = new GradientClipping(1).scale(norm);
            for (int i = 0; i < a.length; i++) {
                assertEquals(row.get("clippedA").get(i).doubleValue(), a[i] * scale, 1e-6);
            }
        }
    }

    @Test
    void neverLengthensAndNeverClipsWithoutLimit() {
        assertEquals(1, new GradientClipping(5).scale(3));
        assertEquals(1, new GradientClipping(5).scale(0));
        assertEquals(0.2, new GradientClipping(1).scale(5), 1e-6);
        assertEquals(1, GradientClipping.NONE.scale(1e30));
    }

    @Test
    void namesTheFirstParameterThatIsNotFinite() {
        for (float bad : new float[] {Float.POSITIVE_INFINITY, Float.NaN, Float.NEGATIVE_INFINITY}) {
            Map<String, Tensor> parameters = parameters(new float[] {1, 2}, new float[] {3, bad, bad});
            NonFiniteGradientException thrown =
                    assertThrows(NonFiniteGradientException.class, () -> GradientClipping.norm(parameters));
            assertEquals("c", thrown.parameter());
            assertTrue(thrown.getMessage().contains("element 1"), thrown.getMessage());
        }
    }

    @Test
    void refusesLimitsThatWouldTurnTheGradientRound() {
        for (double bad : new double[] {-1, 0, Double.NaN, Double.NEGATIVE_INFINITY}) {
            String message = assertThrows(IllegalArgumentException.class, () -> new GradientClipping(bad))
                    .getMessage();
            assertEquals("maxNorm must be above 0, got " + bad, message);
        }
    }
}
