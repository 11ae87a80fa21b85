package org.inkstone.docs.programs;

import java.io.PrintStream;
import java.util.List;
import org.inkstone.decoding.GenerationOptions;
import org.inkstone.decoding.SamplingDecoder;
import org.inkstone.decoding.logits.FrequencyPenalty;
import org.inkstone.decoding.logits.LogitsProcessor;
import org.inkstone.decoding.logits.MinP;
import org.inkstone.decoding.logits.NoRepeatNGram;
import org.inkstone.decoding.logits.PresencePenalty;
import org.inkstone.decoding.logits.RepetitionPenalty;
import org.inkstone.decoding.logits.Softmax;
import org.inkstone.decoding.logits.Temperature;
import org.inkstone.decoding.logits.TokenHistory;
import org.inkstone.decoding.logits.TopK;
import org.inkstone.decoding.logits.TopP;
import org.inkstone.decoding.logits.TypicalP;

/** What each processor makes of the same four logits, and ten samples. */
public final class LogitsProcessorsByHand implements Program {
    @Override
    public void run(PrintStream out) {
        // #region program
        TokenHistory history = new TokenHistory().append(0).append(1).append(0); // A B A was generated
        for (LogitsProcessor processor : List.of(
                new Temperature(0.5),
                new TopK(2),
                new TopP(0.9),
                new MinP(0.2),
                new TypicalP(0.5),
                new RepetitionPenalty(1.5),
                new PresencePenalty(1),
                new FrequencyPenalty(1),
                new NoRepeatNGram(2))) {
            float[] logits = {2, 1, 0, -1};
            processor.process(history, logits);
            out.printf("%-18s", processor.getClass().getSimpleName());
            for (double probability : Softmax.probabilities(logits)) {
                out.printf(" %.4f", probability);
            }
            out.print("\n");
        }
        TableModel model = TableModel.constant(0.6439, 0.2369, 0.0871, 0.0321);
        SamplingDecoder decoder = new SamplingDecoder(7, new Temperature(0.8), new TopP(0.9));
        out.printf(
                "ten samples: %s\n",
                decoder.generate(model, new int[0], GenerationOptions.of(10)).ids());
        // #endregion program
    }
}
