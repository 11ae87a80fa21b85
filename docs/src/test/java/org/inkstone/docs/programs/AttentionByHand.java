package org.inkstone.docs.programs;

import java.io.PrintStream;
import org.inkstone.core.backend.AttentionShape;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.tensor.Shape;
import org.inkstone.core.tensor.Tensor;

/** One head of width 1 over four positions, with and without the causal mask. */
public final class AttentionByHand implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        TensorBackend backend = JavaBackend.INSTANCE;
        Shape shape = Shape.of(1, 4, 1); // [B, T, H·D]
        Tensor queries = Tensor.of(backend, shape, 1, 1, 1, 1);
        Tensor keys = Tensor.of(backend, shape, 0, (float) Math.log(2), (float) Math.log(3), (float) Math.log(4));
        Tensor values = Tensor.of(backend, shape, 12, 6, 4, 3);
        for (boolean causal : new boolean[] {true, false}) {
            AttentionShape attention = new AttentionShape(1, 4, 4, 1, 1, 1, causal, 0, 1);
            float[] outputs = queries.attend(keys, values, attention).toArray();
            out.printf("%-8s", causal ? "causal" : "full");
            for (float output : outputs) {
                out.printf(" %5.2f", output);
            }
            out.print("\n");
        }
        // #endregion program
    }
}
