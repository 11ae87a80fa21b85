package org.inkstone.docs.programs;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.inkstone.core.model.LanguageModel;
import org.inkstone.decoding.BeamSearchDecoder;
import org.inkstone.decoding.GenerationOptions;
import org.inkstone.decoding.Hypothesis;

/** One beam and two beams on a model in which the best beginning is not the best sequence. */
public final class BeamSearchByHand implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        Map<List<Integer>, double[]> table = Map.of(
                List.of(), new double[] {0.5, 0.4, 0.1},
                List.of(0), new double[] {0.4, 0.3, 0.3},
                List.of(1), new double[] {0.9, 0.1, 0},
                List.of(2), new double[] {1, 0, 0});
        LanguageModel model = new TableModel(3, table::get);
        for (int beams = 1; beams <= 2; beams++) {
            out.printf("%d beam(s)\n", beams);
            BeamSearchDecoder decoder = new BeamSearchDecoder(beams).withLengthPenalty(1);
            for (Hypothesis found :
                    decoder.generate(model, new int[0], GenerationOptions.of(2)).hypotheses()) {
                out.printf(
                        "  %s  probability %.2f  score %.4f\n",
                        found.ids(), Math.exp(found.logProbability()), found.score());
            }
        }
        // #endregion program
    }
}
