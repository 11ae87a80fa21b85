package org.inkstone.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
        int count = 128_000;
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = -87.3f + 0.00137f * i;
        }
        float[] y = x.clone();
        FloatMath.exp(y, count);
        for (int i = 0; i < count; i++) {
            double expected = Math.exp(x[i]);
            assertEquals(expected, y[i], 2 * Math.ulp((float) expected), "x = " + x[i]);
        }
        float[] edges = {Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, Float.NaN, 0, 5};
        FloatMath.exp(edges, 4);
        assertArrayEquals(new float[] {0, Float.POSITIVE_INFINITY, Float.NaN, 1, 5}, edges);
    }
}
