package org.inkstone.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.inkstone.decoding.BeamSearchDecoder;
import org.inkstone.decoding.DecodingStrategy;
import org.inkstone.decoding.EarlyStopping;
import org.inkstone.decoding.GenerationOptions;
import org.inkstone.decoding.GreedyDecoder;
import org.inkstone.decoding.SamplingDecoder;
import org.inkstone.decoding.logits.FrequencyPenalty;
import org.inkstone.decoding.logits.LogitsProcessor;
import org.inkstone.decoding.logits.MinNewTokens;
import org.inkstone.decoding.logits.MinP;
import org.inkstone.decoding.logits.NoRepeatNGram;
import org.inkstone.decoding.logits.PresencePenalty;
import org.inkstone.decoding.logits.RepetitionPenalty;
import org.inkstone.decoding.logits.Temperature;
import org.inkstone.decoding.logits.TopK;
import org.inkstone.decoding.logits.TopP;
import org.inkstone.decoding.logits.TypicalP;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of {@code generate} that say how to decode; mix it into a command.
 *
 * <p>Processors run in the order of Hugging Face transformers: first the penalties, which every strategy uses, then
 * temperature, top-k, top-p, min-p and typical-p, which only sampling uses. An option that is not given adds nothing.
 */
public final class DecodingOptions {
    @Option(
            names = "--strategy",
            defaultValue = "greedy",
            paramLabel = "NAME",
            description = "greedy, beam or sample; default ${DEFAULT-VALUE}.")
    private String strategy = "greedy";

    @Option(
            names = "--max-new-tokens",
            required = true,
            paramLabel = "N",
            description = "The most tokens to generate, at least 1.")
    private int maxNewTokens;

    @Option(names = "--min-new-tokens", paramLabel = "N", description = "Do not end before so many tokens.")
    private @Nullable Integer minNewTokens;

    @Option(
            names = "--eos",
            split = ",",
            paramLabel = "ID",
            description = "The id of a token that ends the text; may be repeated; default: the model's own.")
    private List<Integer> eos = new ArrayList<>();

    @Option(names = "--ignore-eos", description = "Let no token end the text.")
    private boolean ignoreEos;

    @Option(
            names = "--beams",
            defaultValue = "4",
            paramLabel = "B",
            description = "beam: how many beams, at least 1; default ${DEFAULT-VALUE}.")
    private int beams = 4;

    @Option(
            names = "--length-penalty",
            defaultValue = "1",
            paramLabel = "P",
            description = "beam: the exponent of the length; default ${DEFAULT-VALUE}.")
    private double lengthPenalty = 1;

    @Option(
            names = "--early-stopping",
            defaultValue = "false",
            paramLabel = "RULE",
            description = "beam: true, false or never; default ${DEFAULT-VALUE}.")
    private String earlyStopping = "false";

    @Option(names = "--temperature", paramLabel = "T", description = "sample: divide the logits by T, above 0.")
    private @Nullable Double temperature;

    @Option(names = "--top-k", paramLabel = "K", description = "sample: keep the K likeliest tokens; 0 keeps all.")
    private @Nullable Integer topK;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            description = "sample: keep the likeliest tokens up to this probability, in [0, 1].")
    private @Nullable Double topP;

    @Option(
            names = "--min-p",
            paramLabel = "P",
            description = "sample: keep tokens of at least this share of the best probability, in [0, 1].")
    private @Nullable Double minP;

    @Option(
            names = "--typical-p",
            paramLabel = "P",
            description = "sample: keep the most typical tokens up to this probability.")
    private @Nullable Double typicalP;

    @Option(
            names = "--repetition-penalty",
            paramLabel = "R",
            description = "Divide positive logits of tokens seen before by R, multiply negative ones.")
    private @Nullable Double repetitionPenalty;

    @Option(
            names = "--presence-penalty",
            paramLabel = "A",
            description = "Subtract A from the logits of generated tokens.")
    private @Nullable Double presencePenalty;

    @Option(
            names = "--frequency-penalty",
            paramLabel = "A",
            description = "Subtract A times their count from the logits of generated tokens.")
    private @Nullable Double frequencyPenalty;

    @Option(
            names = "--no-repeat-ngram-size",
            paramLabel = "N",
            description = "Let no N tokens in a row occur twice; 0 allows it.")
    private @Nullable Integer noRepeatNGramSize;

    @Option(
            names = "--seed",
            defaultValue = "0",
            paramLabel = "S",
            description = "sample: the seed of the random numbers; default ${DEFAULT-VALUE}.")
    private long seed;

    /**
     * When to stop.
     *
     * @param modelEos the ids that end a text if {@code --eos} is not given
     * @return the limits that were given
     */
    public GenerationOptions limits(Set<Integer> modelEos) {
        return new GenerationOptions(maxNewTokens, eosIds(modelEos));
    }

    private Set<Integer> eosIds(Set<Integer> modelEos) {
        if (ignoreEos) {
            return Set.of();
        }
        return eos.isEmpty() ? modelEos : Set.copyOf(eos);
    }

    /**
     * How to decode.
     *
     * @param modelEos the ids that end a text if {@code --eos} is not given
     * @return the strategy with its processors
     * @throws IllegalArgumentException if a value is out of range
     */
    public DecodingStrategy strategy(Set<Integer> modelEos) {
        List<LogitsProcessor> penalties = penalties(eosIds(modelEos));
        return switch (strategy) {
            case "greedy" -> new GreedyDecoder(penalties);
            case "beam" -> new BeamSearchDecoder(beams, lengthPenalty, earlyStopping(), penalties);
            case "sample" ->
                new SamplingDecoder(
                        Stream.concat(penalties.stream(), samplers().stream()).toList(), seed);
            default -> throw new IllegalArgumentException("--strategy must be greedy, beam or sample, got " + strategy);
        };
    }

    private EarlyStopping earlyStopping() {
        return switch (earlyStopping) {
            case "true" -> EarlyStopping.TRUE;
            case "false" -> EarlyStopping.FALSE;
            case "never" -> EarlyStopping.NEVER;
            default ->
                throw new IllegalArgumentException(
                        "--early-stopping must be true, false or never, got " + earlyStopping);
        };
    }

    private List<LogitsProcessor> penalties(Set<Integer> eosIds) {
        List<LogitsProcessor> processors = new ArrayList<>();
        if (repetitionPenalty != null) {
            processors.add(new RepetitionPenalty(repetitionPenalty));
        }
        if (presencePenalty != null) {
            processors.add(new PresencePenalty(presencePenalty));
        }
        if (frequencyPenalty != null) {
            processors.add(new FrequencyPenalty(frequencyPenalty));
        }
        if (noRepeatNGramSize != null && noRepeatNGramSize != 0) {
            processors.add(new NoRepeatNGram(noRepeatNGramSize));
        }
        if (minNewTokens != null) {
            processors.add(new MinNewTokens(minNewTokens, eosIds));
        }
        return processors;
    }

    private List<LogitsProcessor> samplers() {
        List<LogitsProcessor> processors = new ArrayList<>();
        if (temperature != null) {
            processors.add(new Temperature(temperature));
        }
        if (topK != null && topK != 0) {
            processors.add(new TopK(topK));
        }
        if (topP != null) {
            processors.add(new TopP(topP));
        }
        if (minP != null) {
            processors.add(new MinP(minP));
        }
        if (typicalP != null) {
            processors.add(new TypicalP(typicalP));
        }
        return processors;
    }
}
