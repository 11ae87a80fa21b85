package org.inkstone.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.inkstone.core.backend.AttentionShape;
import org.inkstone.core.backend.Scope;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.backend.UnaryOp;
import org.inkstone.core.tensor.Shape;
import org.inkstone.core.tensor.Tape;
import org.inkstone.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** How much memory outside the Java heap is reserved. */
class MemoryTest {
    private static final TensorBackend BACKEND = new Nd4jBackend();

    private static void step(Tensor weight, int rows) {
        try (Tape tape = Tape.open(BACKEND)) {
            int[] ids = new int[rows];
            int[] targets = new int[rows];
            for (int i = 0; i < rows; i++) {
                ids[i] = i % 50;
                targets[i] = i * 7 % 50;
            }
            Tensor hidden = weight.rows(ids).map(UnaryOp.TANH).dropout(0.1, 3);
            weight.clearGradient();
            tape.backward(
                    hidden.matmulTransposed(weight).crossEntropy(targets, -1).mean());
        }
    }

    @Test
    void aStepReservesNothingAfterTheFirst() {
        Tensor weight = Tensor.zeros(BACKEND, Shape.of(50, 64)).track();
        step(weight, 4000);
        step(weight, 9000); // an evaluation on larger batches
        long reserved = Nd4jBackend.reservedBytes();
        for (int i = 0; i < 200; i++) {
            step(weight, i % 10 == 0 ? 9000 : 4000);
        }
        assertEquals(reserved, Nd4jBackend.reservedBytes());
    }

    @Test
    void temporariesThatGrowDoNotAddUp() {
        long before = Nd4jBackend.reservedBytes();
        int largest = 0;
        for (int size = 5 << 20; size < 9 << 20; size += 100_000) {
            try (Scope scope = BACKEND.openScope()) {
                assertTrue(scope != null);
                BACKEND.allocateTemporary(1000);
                BACKEND.allocateTemporary(size);
                BACKEND.allocateTemporary(1000);
            }
            largest = size;
        }
        long reserved = Nd4jBackend.reservedBytes() - before;
        assertTrue(reserved <= 4L * Float.BYTES * largest, "reserved " + reserved);
    }

    @Test
    void aTextThatGrowsByOneTokenReservesLittle() {
        Tensor keys = Tensor.zeros(BACKEND, Shape.of(3000, 8));
        long before = Nd4jBackend.reservedBytes();
        for (int length = 1; length < 3000; length++) {
            try (Scope scope = BACKEND.openScope()) {
                assertTrue(scope != null);
                var shape = new AttentionShape(1, 1, length, 1, 1, 8, true, 0, 1);
                BACKEND.attention(
                        shape,
                        BACKEND.slice(keys.storage(), 0, 8),
                        BACKEND.slice(keys.storage(), 0, length * 8),
                        BACKEND.slice(keys.storage(), 0, length * 8),
                        BACKEND.allocateTemporary(8),
                        BACKEND.allocateTemporary(1));
            }
        }
        long reserved = Nd4jBackend.reservedBytes() - before;
        // A slab of the arena, and 3,000 scores a few times over; a slab for every token were 18 MB more.
        assertTrue(reserved < (16 << 20) + 200_000, "reserved " + reserved);
    }

    @Test
    void whatIsTooLargeForOneBufferIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> BACKEND.allocate(Slab.LARGEST + 1))
                .getMessage();
        assertTrue(message.contains("at most " + Slab.LARGEST), message);
        assertThrows(IllegalArgumentException.class, () -> BACKEND.allocateTemporary(Integer.MAX_VALUE));
        try (Scope scope = BACKEND.openScope()) {
            assertTrue(scope != null);
            assertThrows(IllegalArgumentException.class, () -> BACKEND.allocateTemporary(Integer.MAX_VALUE));
            assertThrows(IllegalArgumentException.class, () -> BACKEND.allocateTemporary(Slab.LARGEST + 1));
        }
        assertThrows(RuntimeException.class, () -> BACKEND.allocate(-1));
    }
}
