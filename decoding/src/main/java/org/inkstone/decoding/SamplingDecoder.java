package org.inkstone.decoding;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.inkstone.core.model.LanguageModel;
import org.inkstone.decoding.logits.LogitsProcessor;
import org.inkstone.decoding.logits.Softmax;

/**
 * Sampling (随机采样): draws every token from the model's distribution.
 *
 * <p>Processors shape the distribution first; without any, this is sampling from the model as it is. One uniform number
 * is drawn a token and looked up in the cumulative distribution, ids ascending, so a seed fixes the text.
 *
 * <pre>{@code
 * uₜ ~ P(· | u₁ … uₜ₋₁)
 * uₜ = min { i : p₀ + … + pᵢ > r }        r uniform in [0, 1)
 * }</pre>
 *
 * <p>One call of the model a token, then linear in the vocabulary size. A token of probability 0 is never drawn.
 *
 * @param processors what changes the logits first, in this order, such as {@code Temperature}, {@code TopK}, {@code
 *     TopP}; default none
 * @param seed of the generator L64X128MixRandom, which starts anew with every call; another seed gives another text
 * @book 解码策略 (Decoding strategies)
 */
public record SamplingDecoder(List<LogitsProcessor> processors, long seed) implements DecodingStrategy {
    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    public SamplingDecoder {
        processors = List.copyOf(processors);
    }

    /**
     * Processors as arguments.
     *
     * @param seed of the random numbers
     * @param processors what changes the logits first, in this order
     */
    public SamplingDecoder(long seed, LogitsProcessor... processors) {
        this(List.of(processors), seed);
    }

    @Override
    public Generation generate(LanguageModel model, int[] prompt, GenerationOptions options) {
        return generate(model, prompt, options, token -> {});
    }

    /**
     * Continues a prompt and hands out each token as soon as it is drawn.
     *
     * @param model what scores the next token
     * @param prompt ids, each in [0, vocabulary size)
     * @param options when to stop
     * @param onToken gets every generated id, an end token too
     * @return the whole continuation
     * @see #generate(LanguageModel, int[], GenerationOptions)
     */
    public Generation generate(LanguageModel model, int[] prompt, GenerationOptions options, IntConsumer onToken) {
        RandomGenerator random = GENERATORS.create(seed);
        return SingleSequence.generate(
                model, prompt, options, processors, logits -> draw(logits, random.nextDouble()), onToken);
    }

    /** The token at r of the way through the cumulative distribution. */
    private static int draw(float[] logits, double r) {
        double max = Softmax.max(logits);
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - max);
        }
        double target = r * sum; // less than the sum, as r is less than 1
        double cumulative = 0;
        int id = -1;
        while (cumulative <= target) {
            cumulative += Math.exp(logits[++id] - max);
        }
        return id;
    }
}
