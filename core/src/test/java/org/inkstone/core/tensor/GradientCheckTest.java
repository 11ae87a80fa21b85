package org.inkstone.core.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.core.backend.Scope;
import org.inkstone.core.backend.TensorBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every gradient against the central difference quotient, in double precision on the reference backend. */
class GradientCheckTest {
    private static final float STEP = 0x1p-10f;
    private static final TensorBackend BACKEND = JavaBackend.INSTANCE;

    static List<Operation> operations() {
        return Operation.all();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void gradientIsTheDifferenceQuotient(Operation operation) {
        SplittableRandom random = new SplittableRandom(operation.name().hashCode());
        Tensor[] inputs = operation.inputs().stream()
                .map(shape -> Tensor.of(BACKEND, shape, numbers(random, operation, shape.size()))
                        .track())
                .toArray(Tensor[]::new);
        try (Tape tape = Tape.open(BACKEND)) {
            tape.backward(loss(operation, inputs));
        }
        for (int t = 0; t < inputs.length; t++) {
            float[] values = inputs[t].toArray();
            float[] gradient = inputs[t].gradient().toArray();
            int stride = Math.max(1, values.length / 60);
            for (int i = 0; i < values.length; i += stride) {
                float kept = values[i];
                values[i] = kept + STEP;
                double above = lossAt(operation, inputs, t, values);
                double span = values[i];
                values[i] = kept - STEP;
                double below = lossAt(operation, inputs, t, values);
                span -= values[i];
                values[i] = kept;
                double quotient = (above - below) / span;
                double tolerance = 2e-5 * Math.max(1, Math.abs(quotient));
                assertEquals(quotient, gradient[i], tolerance, operation + ", input " + t + ", element " + i);
            }
            inputs[t].assign(values);
        }
    }

    private static double lossAt(Operation operation, Tensor[] inputs, int changed, float[] values) {
        inputs[changed].assign(values);
        try (Scope scope = BACKEND.openScope()) {
            assert scope != null;
            return loss(operation, inputs).item();
        }
    }

    /** A weighted sum of the result, so that every element of its gradient differs. */
    static Tensor loss(Operation operation, Tensor[] inputs) {
        Tensor y = operation.function().apply(inputs);
        float[] weights = new float[y.shape().size()];
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextDouble(-1, 1);
        }
        return y.multiply(Tensor.of(y.backend(), y.shape(), weights)).sum();
    }

    static float[] numbers(SplittableRandom random, Operation operation, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(operation.low(), operation.high());
            if (Math.abs(values[i]) < 4 * STEP) {
                values[i] = 4 * STEP; // no difference quotient across the kink of ReLU
            }
        }
        return values;
    }
}
