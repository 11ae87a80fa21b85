package org.inkstone.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.inkstone.core.backend.AdamWStep;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.core.backend.RotaryTable;
import org.inkstone.core.backend.Scope;
import org.inkstone.core.backend.Storage;
import org.inkstone.core.backend.TensorBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every backend must do; extended by a test class for each backend. */
public abstract class TensorBackendContract {
    /** The backend under test. */
    protected abstract TensorBackend backend();

    static List<Operation> operations() {
        return Operation.all();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void resultAndGradientsEqualTheReference(Operation operation) {
        float[][] expected = run(JavaBackend.INSTANCE, operation);
        float[][] actual = run(backend(), operation);
        for (int i = 0; i < expected.length; i++) {
            float size = 1;
            for (float v : expected[i]) {
                size = Math.max(size, Math.abs(v));
            }
            String what = operation + (i == 0 ? ", result" : ", gradient of input " + (i - 1));
            assertArrayEquals(expected[i], actual[i], 4e-6f * size, what);
        }
    }

    /** Result first, then the gradient of each input after two backward passes, which must have been added up. */
    private static float[][] run(TensorBackend backend, Operation operation) {
        SplittableRandom random = new SplittableRandom(operation.name().hashCode());
        Tensor[] inputs = operation.inputs().stream()
                .map(shape -> Tensor.of(backend, shape, GradientCheckTest.numbers(random, operation, shape.size()))
                        .track())
                .toArray(Tensor[]::new);
        float[][] results = new float[inputs.length + 1][];
        for (int pass = 0; pass < 2; pass++) {
            try (Tape tape = Tape.open(backend)) {
                results[0] = operation.function().apply(inputs).toArray();
                tape.backward(GradientCheckTest.loss(operation, inputs));
            }
        }
        for (int i = 0; i < inputs.length; i++) {
            results[i + 1] = inputs[i].gradient().toArray();
        }
        return results;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void repeatsToTheLastBit(Operation operation) {
        float[][] first = run(backend(), operation);
        float[][] second = run(backend(), operation);
        for (int i = 0; i < first.length; i++) {
            assertArrayEquals(first[i], second[i], 0f, operation.toString());
        }
    }

    @Test
    void largeRowsAreExact() {
        Operation loss = new Operation(
                "large vocabulary",
                -8,
                8,
                List.of(Shape.of(3, 50_257)),
                in -> in[0].crossEntropy(new int[] {0, 50_256, 77}, -1));
        float[][] expected = run(JavaBackend.INSTANCE, loss);
        float[][] actual = run(backend(), loss);
        assertArrayEquals(expected[0], actual[0], 2e-5f);
        assertArrayEquals(expected[1], actual[1], 1e-6f);
    }

    @Test
    void softmaxStandsExtremes() {
        float inf = Float.POSITIVE_INFINITY;
        Tensor x = Tensor.of(backend(), Shape.of(3, 3), -inf, -inf, -inf, 1e30f, 1e30f, -1e30f, 500, 501, -inf);
        try (Scope scope = backend().openScope()) {
            assertTrue(scope != null);
            float[] p = x.softmax().toArray();
            assertArrayEquals(new float[] {0, 0, 0, 0.5f, 0.5f, 0, 0.26894143f, 0.7310586f, 0}, p, 1e-6f);
            float[] log = x.logSoftmax().toArray();
            assertArrayEquals(new float[] {-0.6931472f, -0.6931472f}, Arrays.copyOfRange(log, 3, 5), 1e-6f);
        }
    }

    @Test
    void nanGoesThrough() {
        Tensor x = Tensor.of(backend(), Shape.of(2, 2), 1, Float.NaN, 3, 4);
        try (Scope scope = backend().openScope()) {
            assertTrue(scope != null);
            assertTrue(Float.isNaN(x.map(org.inkstone.core.backend.UnaryOp.RELU).toArray()[1]));
            assertTrue(Float.isNaN(x.softmax().toArray()[0]));
            assertEquals(1, backend().firstNonFinite(x.storage()));
        }
    }

    @Test
    void sumOfSquaresLosesNothing() {
        float[] values = new float[2_000_000];
        Arrays.fill(values, 0.1f);
        Tensor x = Tensor.of(backend(), Shape.of(values.length), values);
        assertEquals(values.length * (double) 0.1f * 0.1f, backend().sumOfSquares(x.storage()), 1e-6);
    }

    @Test
    void adamWEqualsTheReference() {
        int n = 10_001;
        float[][] expected = adamW(JavaBackend.INSTANCE, n);
        float[][] actual = adamW(backend(), n);
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(expected[i], actual[i], 2e-6f, "parameter, m, v: " + i);
        }
    }

    private static float[][] adamW(TensorBackend backend, int n) {
        SplittableRandom random = new SplittableRandom(3);
        float[] start = new float[n];
        float[] slope = new float[n];
        for (int i = 0; i < n; i++) {
            start[i] = (float) random.nextDouble(-1, 1);
        }
        Tensor p = Tensor.of(backend, Shape.of(n), start);
        Tensor g = Tensor.zeros(backend, Shape.of(n));
        Tensor m = Tensor.zeros(backend, Shape.of(n));
        Tensor v = Tensor.zeros(backend, Shape.of(n));
        for (int t = 1; t <= 5; t++) {
            for (int i = 0; i < n; i++) {
                slope[i] = (float) random.nextDouble(-1, 1);
            }
            g.assign(slope);
            backend.adamW(
                    p.storage(),
                    g.storage(),
                    m.storage(),
                    v.storage(),
                    new AdamWStep(0.01, 0.9, 0.95, 1e-8, 0.1, t, 0.5));
        }
        return new float[][] {p.toArray(), m.toArray(), v.toArray()};
    }

    @Test
    void temporariesDieWithTheirScope() {
        Tensor x = Tensor.of(backend(), Shape.of(2), 1, 2);
        Tensor y;
        try (Scope outer = backend().openScope()) {
            assertTrue(outer != null);
            y = x.affine(2, 0);
            try (Scope inner = backend().openScope()) {
                assertTrue(inner != null);
                assertArrayEquals(new float[] {4, 8}, y.affine(2, 0).toArray());
            }
            assertArrayEquals(new float[] {2, 4}, y.toArray(), "the outer scope is open still");
        }
        assertThrows(IllegalStateException.class, y::toArray);
    }

    @Test
    void twoThreadsDoNotDisturbEachOther() throws InterruptedException {
        Operation operation = Operation.all().stream()
                .filter(o -> o.name().equals("attention grouped"))
                .findFirst()
                .orElseThrow();
        float[][] alone = run(backend(), operation);
        float[][][] together = new float[8][][];
        Thread[] threads = new Thread[together.length];
        for (int i = 0; i < threads.length; i++) {
            int slot = i;
            threads[i] = new Thread(() -> {
                for (int r = 0; r < 20; r++) {
                    together[slot] = run(backend(), operation);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (float[][] result : together) {
            for (int i = 0; i < alone.length; i++) {
                assertArrayEquals(alone[i], result[i], 0f);
            }
        }
    }

    @Test
    void refusesTheStorageOfAnotherBackend() {
        Storage foreign = new Storage() {
            @Override
            public int size() {
                return 2;
            }
        };
        Storage own = backend().allocate(2);
        assertThrows(IllegalArgumentException.class, () -> backend().affine(foreign, 1, 0, own, false));
    }

    @Test
    void everyIndexIsCheckedBeforeAKernelRuns() {
        Tensor x = Tensor.of(backend(), Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        int[] bad = {Integer.MIN_VALUE, -1, 3, Integer.MAX_VALUE};
        for (int index : bad) {
            assertThrows(IllegalArgumentException.class, () -> x.slice(1, 0, Math.max(index, 4)));
            assertThrows(IllegalArgumentException.class, () -> x.slice(1, Math.min(index, -1), 2));
            assertThrows(IllegalArgumentException.class, () -> x.slice(Math.max(index, 2), 0, 1));
            assertThrows(IllegalArgumentException.class, () -> x.rows(0, index == -1 ? -1 : Math.max(index, 2)));
            assertThrows(IllegalArgumentException.class, () -> x.crossEntropy(new int[] {0, index}, -100));
            assertThrows(IllegalArgumentException.class, () -> x.sum(Math.max(index, 2)));
            assertThrows(IllegalArgumentException.class, () -> x.permute(0, Math.max(index, 2)));
            assertThrows(IllegalArgumentException.class, () -> Tensor.concatenate(Math.max(index, 2), x, x));
            assertThrows(IllegalArgumentException.class, () -> x.reshape(2, Math.max(index, 4)));
            RotaryTable table = new RotaryTable(new float[] {1}, 3, 1);
            assertThrows(IllegalArgumentException.class, () -> x.reshape(3, 2).rotate(new int[] {0, 1, index}, table));
        }
        assertThrows(IllegalArgumentException.class, () -> x.slice(1, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> x.crossEntropy(new int[] {0}, -100));
        assertThrows(IllegalArgumentException.class, () -> x.crossEntropy(new int[] {0, 1, 2}, -100));
        assertThrows(IllegalArgumentException.class, () -> x.reshape(65536, 65536, 65536, -1));
        assertThrows(IllegalArgumentException.class, () -> x.reshape(2, 3, 1 << 16, 1 << 16));
        assertThrows(IllegalArgumentException.class, () -> x.matmul(x));
        assertThrows(IllegalArgumentException.class, () -> x.add(Tensor.zeros(backend(), Shape.of(4))));
    }

    @Test
    void everyRangeOfAStorageIsChecked() {
        Storage whole = backend().allocate(12);
        Storage part = backend().slice(whole, 4, 4);
        float[] heap = new float[12];
        int[][] bad = {{-1, 1}, {0, 5}, {4, 1}, {1, 4}, {1, -1}, {Integer.MAX_VALUE, 2}, {2, Integer.MAX_VALUE}};
        Class<IndexOutOfBoundsException> refusal = IndexOutOfBoundsException.class;
        for (int[] range : bad) {
            int from = range[0];
            int count = range[1];
            assertThrows(refusal, () -> backend().slice(part, from, count));
            assertThrows(refusal, () -> backend().read(part, from, heap, 0, count));
            assertThrows(refusal, () -> backend().write(heap, 0, part, from, count));
            assertThrows(refusal, () -> backend().copyRows(part, from, count, whole, 0, 4, 1, count, false));
            assertThrows(refusal, () -> backend().copyRows(whole, 0, 4, part, from, count, 1, count, false));
        }
        assertThrows(refusal, () -> backend().get(part, 4));
        assertThrows(refusal, () -> backend().get(part, -1));
        // 2·2 matrices: each operand once too far behind, once before the storage, once with rows too far apart
        for (int operand = 0; operand < 3; operand++) {
            for (int[] place : new int[][] {{1, 2}, {-1, 2}, {0, 3}, {0, 1 << 30}}) {
                int[] from = new int[3];
                int[] stride = {2, 2, 2};
                from[operand] = place[0];
                stride[operand] = place[1];
                assertThrows(refusal, () -> backend()
                        .gemm(
                                false, false, 2, 2, 2, 1, part, from[0], stride[0], part, from[1], stride[1], 0, part,
                                from[2], stride[2]));
            }
        }
        assertThrows(refusal, () -> backend().gemm(true, false, 3, 2, 2, 1, part, 0, 2, part, 0, 2, 0, whole, 0, 2));
    }
}
