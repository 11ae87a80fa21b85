package org.inkstone.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.inkstone.core.backend.JavaBackend;
import org.inkstone.core.backend.UnaryOp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TensorTest {
    private static Tensor tensor(int rows, int columns, float... values) {
        return Tensor.of(JavaBackend.INSTANCE, Shape.of(rows, columns), values);
    }

    @Test
    void gradientByHand() {
        // L = Σ (w·x)², w = [1 2], x = [3; 4]:  L = 121,  dL/dw = 2·11·x = [66 88],  dL/dx = 2·11·w = [22; 44]
        Tensor w = tensor(1, 2, 1, 2).track();
        Tensor x = tensor(2, 1, 3, 4).track();
        try (Tape tape = Tape.open(JavaBackend.INSTANCE)) {
            Tensor y = w.matmul(x);
            Tensor loss = y.multiply(y).sum();
            assertEquals(121, loss.item());
            tape.backward(loss);
        }
        assertArrayEquals(new float[] {66, 88}, w.gradient().toArray());
        assertArrayEquals(new float[] {22, 44}, x.gradient().toArray());
        w.clearGradient();
        assertArrayEquals(new float[] {0, 0}, w.gradient().toArray());
    }

    @Test
    void nothingIsRecordedWithoutATape() {
        Tensor w = tensor(1, 1, 2).track();
        assertTrue(!w.multiply(w).isTracked());
    }

    @Test
    void nameTheOperationThatWentWrong() {
        Tensor w = tensor(1, 2, -1, 1).track();
        try (Tape tape = Tape.open(JavaBackend.INSTANCE)) {
            w.map(UnaryOp.LOG).sum();
            assertEquals("LOG: result [1, 2] has NaN or infinity at element 0", tape.firstNonFinite());
        }
    }

    @Test
    void gelu() {
        assertEquals(0.8413447460685429, UnaryOp.GELU.apply(1), 1e-15);
        assertEquals(1.9544997361036416, UnaryOp.GELU.apply(2), 1e-15);
        assertEquals(-0.15865525393145707, UnaryOp.GELU.apply(-1), 1e-15);
        assertEquals(-8.958687807200847e-12, UnaryOp.GELU.apply(-7), 1e-15);
        assertEquals(0.8411920, UnaryOp.GELU_TANH.apply(1), 1e-7);
        assertEquals(1.9545977, UnaryOp.GELU_TANH.apply(2), 1e-7);
    }

    @Test
    void shapeErrorsNameBothShapes() {
        Tensor a = tensor(2, 3, 1, 2, 3, 4, 5, 6);
        Tensor b = tensor(2, 2, 1, 2, 3, 4);
        assertMessage("matmul: shapes [2, 3] and [2, 2] do not go together", () -> a.matmul(b));
        assertMessage(
                "shapes [2, 3] and [2, 2] do not broadcast: axis 1 is 3 in one and 2 in the other", () -> a.add(b));
        assertMessage("reshape: [2, 3] does not fit [4, -1]", () -> a.reshape(4, -1));
        assertMessage("rows: id must be in [0, 2), got 2 at position 1", () -> a.rows(0, 2));
        assertMessage(
                "crossEntropy: target must be in [0, 3) or -100, got 3 in row 1",
                () -> a.crossEntropy(new int[] {0, 3}, -100));
        assertMessage("slice: [1, 4) is not within axis 1 of [2, 3]", () -> a.slice(1, 1, 4));
        assertMessage("dropout probability must be in [0, 1), got 1.0", () -> a.dropout(1, 0));
        assertMessage("axis must be in [-2, 2) for shape [2, 3], got 2", () -> a.sum(2));
        assertMessage(
                "a tensor must hold at most 2^31-1 numbers, got shape [65536, 65536]", () -> Shape.of(65536, 65536));
        assertMessage("shape [2, 3] needs 6 numbers, got 2", () -> a.assign(1, 2));
    }

    @Test
    void onlyOneTapeAThread() {
        try (Tape tape = Tape.open(JavaBackend.INSTANCE)) {
            assertThrows(IllegalStateException.class, () -> Tape.open(JavaBackend.INSTANCE));
            assertThrows(IllegalArgumentException.class, () -> tape.backward(tensor(1, 1, 1)));
        }
        Tape.open(JavaBackend.INSTANCE).close();
    }

    private static void assertMessage(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
    }
}
