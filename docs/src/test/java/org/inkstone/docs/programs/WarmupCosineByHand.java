package org.inkstone.docs.programs;

import java.io.PrintStream;
import org.inkstone.training.WarmupCosine;

/** A schedule at a few of its steps. */
public final class WarmupCosineByHand implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        WarmupCosine schedule = new WarmupCosine(6e-4, 100, 1000, 0.1);
        for (long step : new long[] {0, 50, 100, 550, 1000}) {
            out.printf("step %4d  %.6f\n", step, schedule.rateAt(step, step / 1000.0));
        }
        // #endregion program
    }
}
