package org.inkstone.docs.programs;

import java.io.PrintStream;
import org.inkstone.core.backend.JavaBackend;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.tensor.Shape;
import org.inkstone.core.tensor.Tape;
import org.inkstone.core.tensor.Tensor;

/** Differentiates y = (ab + c)². */
public final class GradientsByHand implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        TensorBackend backend = JavaBackend.INSTANCE;
        Tensor a = Tensor.of(backend, Shape.of(1), 2).track();
        Tensor b = Tensor.of(backend, Shape.of(1), -3).track();
        Tensor c = Tensor.of(backend, Shape.of(1), 10).track();
        try (Tape tape = Tape.open(backend)) {
            Tensor v = a.multiply(b).add(c);
            Tensor y = v.multiply(v);
            tape.backward(y);
            out.printf("y     = %.0f\n", y.item());
            out.printf("dy/da = %.0f\n", a.gradient().item());
            out.printf("dy/db = %.0f\n", b.gradient().item());
            out.printf("dy/dc = %.0f\n", c.gradient().item());
        }
        // #endregion program
    }
}
