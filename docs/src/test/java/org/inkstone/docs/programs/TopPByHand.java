package org.inkstone.docs.programs;

import java.io.PrintStream;
import org.inkstone.decoding.logits.TopP;

/** Cuts four logits at p = 0.9, and tells why. */
public final class TopPByHand implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        float[] logits = {2, 1, 0, -1};
        TopP topP = new TopP(0.9);
        out.printf("kept: %s\n", topP.keptTokens(logits));
        out.print(topP.explain(logits));
        // #endregion program
    }
}
