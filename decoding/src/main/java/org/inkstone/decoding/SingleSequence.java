package org.inkstone.decoding;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;
import org.inkstone.core.model.LanguageModel;
import org.inkstone.core.model.LanguageModelSession;
import org.inkstone.decoding.logits.InvalidLogitsException;
import org.inkstone.decoding.logits.LogitsProcessor;
import org.inkstone.decoding.logits.Softmax;
import org.inkstone.decoding.logits.TokenHistory;

/** The loop that greedy search and sampling share; they differ only in how a token is chosen from the logits. */
final class SingleSequence {
    private SingleSequence() {}

    static Generation generate(
            LanguageModel model,
            int[] prompt,
            GenerationOptions options,
            List<LogitsProcessor> processors,
            ToIntFunction<float[]> choose,
            IntConsumer onToken) {
        Task task = new Task(model, prompt, options);
        TokenHistory history = task.history();
        double logProbability = 0;
        try (LanguageModelSession session = task.start()) {
            while (true) {
                float[] logits = task.logits(session, history);
                Task.process(processors, history, logits);
                int token = choose(choose, logits, processors, history);
                logProbability += logits[token] - Softmax.logSumExp(logits);
                history.append(token);
                onToken.accept(token);
                if (task.isEnd(token) || history.generatedLength() == task.maxTokens()) {
                    return new Generation(List.of(
                            new Hypothesis(history.generated(), logProbability, logProbability, task.reason(token))));
                }
                session.append(token);
            }
        }
    }

    private static int choose(
            ToIntFunction<float[]> choose, float[] logits, List<LogitsProcessor> processors, TokenHistory history) {
        try {
            return choose.applyAsInt(logits);
        } catch (InvalidLogitsException e) {
            throw new InvalidLogitsException(
                    e.getMessage() + ", after the processors " + processors + " at position " + history.length(), e);
        }
    }
}
