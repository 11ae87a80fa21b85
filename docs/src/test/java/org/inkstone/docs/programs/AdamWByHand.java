package org.inkstone.docs.programs;

import java.io.PrintStream;
import org.inkstone.core.backend.AdamWStep;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.tensor.Shape;
import org.inkstone.core.tensor.Tensor;

/** Two steps of AdamW on four weights, the second one without a gradient. */
public final class AdamWByHand implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        TensorBackend backend = JavaBackend.INSTANCE;
        Shape four = Shape.of(4);
        Tensor weights = Tensor.of(backend, four, 1, 1, 1, 1);
        Tensor gradients = Tensor.of(backend, four, 0.1f, -0.1f, 10, 0.0001f);
        Tensor m = Tensor.zeros(backend, four);
        Tensor v = Tensor.zeros(backend, four);
        for (int t = 1; t <= 2; t++) {
            AdamWStep step = new AdamWStep(0.001, 0.9, 0.999, 1e-8, 0.01, t, 1);
            backend.adamW(weights.storage(), gradients.storage(), m.storage(), v.storage(), step);
            out.printf("step %d", t);
            for (float weight : weights.toArray()) {
                out.printf("  %.6f", weight);
            }
            out.print("\n");
            gradients.assign(0, 0, 0, 0);
        }
        // #endregion program
    }
}
