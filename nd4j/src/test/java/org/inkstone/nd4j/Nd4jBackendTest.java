package org.inkstone.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.backend.TensorBackends;
import org.inkstone.core.tensor.Shape;
import org.inkstone.core.tensor.Tensor;
import org.inkstone.core.tensor.TensorBackendContract;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class Nd4jBackendTest extends TensorBackendContract {
    private static final TensorBackend BACKEND = new Nd4jBackend();

    @Override
    protected TensorBackend backend() {
        return BACKEND;
    }

    @Test
    void winsOverTheReferenceBackend() {
        assertEquals("nd4j", TensorBackends.preferred().name());
        assertEquals("java", TensorBackends.available().get(1).name());
    }

    @Test
    void sharesMemoryWithNd4j() {
        Tensor tensor = Tensor.of(BACKEND, Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        INDArray array = Nd4jBackend.toINDArray(tensor);
        assertEquals(6, array.getFloat(1, 2));
        array.putScalar(0, 1, 7);
        assertArrayEquals(new float[] {1, 7, 3, 4, 5, 6}, tensor.toArray());
    }

    @Test
    void exponentialIsExactToTwoUnits() {
        for (float x = -87.3f; x < 88.3f; x += 0.00137f) {
            double expected = Math.exp(x);
            assertEquals(expected, FloatMath.exp(x), 2 * Math.ulp((float) expected), "x = " + x);
        }
        assertEquals(0, FloatMath.exp(Float.NEGATIVE_INFINITY));
        assertEquals(Float.POSITIVE_INFINITY, FloatMath.exp(Float.POSITIVE_INFINITY));
        assertTrue(Float.isNaN(FloatMath.exp(Float.NaN)));
        assertEquals(1, FloatMath.exp(0));
    }
}
