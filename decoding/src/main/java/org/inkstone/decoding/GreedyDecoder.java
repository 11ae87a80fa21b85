package org.inkstone.decoding;

import java.util.List;
import java.util.function.IntConsumer;
import org.inkstone.core.model.LanguageModel;
import org.inkstone.decoding.logits.LogitsProcessor;
import org.inkstone.decoding.logits.Softmax;

/**
 * Greedy search (贪心搜索): takes the likeliest token at every step.
 *
 * <p>The choice is the best for the step, not for the sentence: a likely token now may lead where only unlikely ones
 * follow. {@link BeamSearchDecoder} looks further.
 *
 * <pre>{@code
 * uₜ = argmaxᵢ P(i | u₁ … uₜ₋₁)
 * }</pre>
 *
 * <p>One call of the model a token. Of tokens that tie, the lowest id is taken.
 *
 * @param processors what changes the logits first, in this order, such as a repetition penalty; default none
 * @book 解码策略 (Decoding strategies)
 */
public record GreedyDecoder(List<LogitsProcessor> processors) implements DecodingStrategy {
    public GreedyDecoder {
        processors = List.copyOf(processors);
    }

    /**
     * Processors as arguments.
     *
     * @param processors what changes the logits first, in this order
     */
    public GreedyDecoder(LogitsProcessor... processors) {
        this(List.of(processors));
    }

    @Override
    public Generation generate(LanguageModel model, int[] prompt, GenerationOptions options) {
        return generate(model, prompt, options, token -> {});
    }

    /**
     * Continues a prompt and hands out each token as soon as it is chosen.
     *
     * @param model what scores the next token
     * @param prompt ids, each in [0, vocabulary size)
     * @param options when to stop
     * @param onToken gets every generated id, an end token too
     * @return the whole continuation
     * @see #generate(LanguageModel, int[], GenerationOptions)
     */
    public Generation generate(LanguageModel model, int[] prompt, GenerationOptions options, IntConsumer onToken) {
        return SingleSequence.generate(model, prompt, options, processors, GreedyDecoder::argmax, onToken);
    }

    private static int argmax(float[] logits) {
        float max = Softmax.max(logits);
        int id = 0;
        while (logits[id] != max) {
            id++;
        }
        return id;
    }
}
