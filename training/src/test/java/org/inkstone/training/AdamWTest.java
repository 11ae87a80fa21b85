package org.inkstone.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.core.tensor.Shape;
import org.inkstone.core.tensor.Tape;
import org.inkstone.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class AdamWTest {
    private static final JavaBackend BACKEND = JavaBackend.INSTANCE;

    /** Gives parameters the gradients that are wished for: those of Σ gradient·parameter. */
    static void setGradient(Tensor parameter, float... gradient) {
        try (Tape tape = Tape.open(BACKEND)) {
            tape.backward(parameter
                    .multiply(Tensor.of(BACKEND, parameter.shape(), gradient))
                    .sum());
        }
    }

    @Test
    void decaysTheOldWeightAsThePaperSays() {
        Tensor p = Tensor.of(BACKEND, Shape.of(1), 1).track();
        AdamW adamW = new AdamW(Map.of("p", p), new AdamW.Options(0.9, 0.999, 1e-8, 0.1, WeightDecay.ALL));
        JsonNode expected = Golden.get("adamw");
        float[] gradients = {0.5f, -0.25f, 0.1f};
        double[] byHand = {0.890000002, 0.8544662986878463, 0.8143972800188376};
        for (int i = 0; i < gradients.length; i++) {
            adamW.clearGradients();
            setGradient(p, gradients[i]);
            adamW.step(0.1, 1);
            assertEquals(byHand[i], p.item(), 1e-7);
            assertEquals(expected.get(i).doubleValue(), p.item(), 1e-7);
        }
    }

    @Test
    void agreesWithPyTorchOverTwentySteps() {
        JsonNode golden = Golden.get("adamwSequence");
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        parameters.put(
                "w",
                Tensor.of(BACKEND, Shape.of(3, 4), Golden.floats(golden.get("w")))
                        .track());
        parameters.put(
                "b",
                Tensor.of(BACKEND, Shape.of(4), Golden.floats(golden.get("b"))).track());
        AdamW adamW = new AdamW(parameters, new AdamW.Options(0.9, 0.95, 1e-8, 0.2, WeightDecay.MATRICES));
        for (int step = 0; step < golden.get("rates").size(); step++) {
            adamW.clearGradients();
            JsonNode gradients = golden.get("gradients").get(step);
            parameters.forEach((name, parameter) -> {
                if (!gradients.get(name).isNull()) {
                    setGradient(parameter, Golden.floats(gradients.get(name)));
                }
            });
            adamW.step(golden.get("rates").get(step).doubleValue(), 1);
            JsonNode after = golden.get("after").get(step);
            parameters.forEach((name, parameter) ->
                    assertArrayEquals(Golden.floats(after.get(name)), parameter.toArray(), 2e-6f, name));
        }
        assertEquals(Map.of("w", 20L, "b", 15L), adamW.updates());
    }

    @Test
    void scalesGradientsBeforeTheMoments() {
        Tensor scaled = Tensor.of(BACKEND, Shape.of(2), 1, 2).track();
        Tensor plain = Tensor.of(BACKEND, Shape.of(2), 1, 2).track();
        AdamW first = new AdamW(Map.of("p", scaled), AdamW.Options.DEFAULT);
        AdamW second = new AdamW(Map.of("p", plain), AdamW.Options.DEFAULT);
        setGradient(scaled, 4, -8);
        setGradient(plain, 1, -2);
        first.step(0.1, 0.25);
        second.step(0.1, 1);
        assertArrayEquals(plain.toArray(), scaled.toArray());
        assertArrayEquals(
                new float[] {0.1f, -0.2f}, first.firstMoments().get("p").toArray(), 1e-7f);
        assertArrayEquals(
                new float[] {0.05f, 0.2f}, first.secondMoments().get("p").toArray(), 1e-7f);
        assertArrayEquals(new float[] {4, -8}, scaled.gradient().toArray(), "the gradient itself is left alone");
    }

    @Test
    void refusesBadInput() {
        Tensor p = Tensor.of(BACKEND, Shape.of(1), 1);
        String untracked = assertThrows(
                        IllegalArgumentException.class, () -> new AdamW(Map.of("p", p), AdamW.Options.DEFAULT))
                .getMessage();
        assertTrue(untracked.contains("parameter p is not tracked"), untracked);
        assertThrows(IllegalArgumentException.class, () -> new AdamW(Map.of(), AdamW.Options.DEFAULT));
        AdamW adamW = new AdamW(Map.of("p", p.track()), AdamW.Options.DEFAULT);
        setGradient(p, 1);
        for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> adamW.step(bad, 1));
            assertThrows(IllegalArgumentException.class, () -> adamW.step(0.1, bad));
        }
        assertEquals(1, p.item());
        assertThrows(IllegalArgumentException.class, () -> new AdamW.Options(1, 0.9, 1e-8, 0, WeightDecay.ALL));
        assertThrows(IllegalArgumentException.class, () -> new AdamW.Options(0.9, -0.1, 1e-8, 0, WeightDecay.ALL));
        assertThrows(IllegalArgumentException.class, () -> new AdamW.Options(0.9, 0.9, 0, 0, WeightDecay.ALL));
        assertThrows(IllegalArgumentException.class, () -> new AdamW.Options(0.9, 0.9, 1e-8, -1, WeightDecay.ALL));
    }
}
