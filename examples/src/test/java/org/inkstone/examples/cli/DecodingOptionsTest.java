package org.inkstone.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.inkstone.decoding.BeamSearchDecoder;
import org.inkstone.decoding.EarlyStopping;
import org.inkstone.decoding.GenerationOptions;
import org.inkstone.decoding.GreedyDecoder;
import org.inkstone.decoding.SamplingDecoder;
import org.inkstone.decoding.logits.FrequencyPenalty;
import org.inkstone.decoding.logits.MinNewTokens;
import org.inkstone.decoding.logits.MinP;
import org.inkstone.decoding.logits.NoRepeatNGram;
import org.inkstone.decoding.logits.PresencePenalty;
import org.inkstone.decoding.logits.RepetitionPenalty;
import org.inkstone.decoding.logits.Temperature;
import org.inkstone.decoding.logits.TopK;
import org.inkstone.decoding.logits.TopP;
import org.inkstone.decoding.logits.TypicalP;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class DecodingOptionsTest {
    @Command
    static final class Generate {
        @Mixin
        private DecodingOptions options = new DecodingOptions();
    }

    @Test
    void greedyIsTheDefault() {
        DecodingOptions options = parse("--max-new-tokens", "5");
        assertEquals(new GreedyDecoder(), options.strategy(Set.of()));
        assertEquals(GenerationOptions.of(5), options.limits(Set.of()));
    }

    @Test
    void theModelsEndTokensCountUnlessOthersAreGivenOrNoneIsWanted() {
        Set<Integer> ofModel = Set.of(5, 6);
        DecodingOptions silent = parse("--max-new-tokens=3", "--min-new-tokens=2");
        assertEquals(GenerationOptions.of(3, 5, 6), silent.limits(ofModel));
        assertEquals(new GreedyDecoder(new MinNewTokens(2, ofModel)), silent.strategy(ofModel));
        assertEquals(
                GenerationOptions.of(3, 1),
                parse("--max-new-tokens=3", "--eos=1").limits(ofModel));
        assertEquals(
                GenerationOptions.of(3),
                parse("--max-new-tokens=3", "--ignore-eos").limits(ofModel));
    }

    @Test
    void everySamplingOptionBecomesAProcessorInTheReferencesOrder() {
        DecodingOptions options = parse(
                "--max-new-tokens=7",
                "--strategy=sample",
                "--typical-p=0.6",
                "--min-p=0.05",
                "--top-p=0.9",
                "--top-k=40",
                "--temperature=0.7",
                "--min-new-tokens=2",
                "--no-repeat-ngram-size=3",
                "--frequency-penalty=0.2",
                "--presence-penalty=0.1",
                "--repetition-penalty=1.2",
                "--seed=11",
                "--eos=2",
                "--eos=3");
        assertEquals(
                new SamplingDecoder(
                        List.of(
                                new RepetitionPenalty(1.2),
                                new PresencePenalty(0.1),
                                new FrequencyPenalty(0.2),
                                new NoRepeatNGram(3),
                                new MinNewTokens(2, Set.of(2, 3)),
                                new Temperature(0.7),
                                new TopK(40),
                                new TopP(0.9),
                                new MinP(0.05),
                                new TypicalP(0.6)),
                        11),
                options.strategy(Set.of()));
        assertEquals(GenerationOptions.of(7, 2, 3), options.limits(Set.of()));
    }

    @Test
    void zeroTurnsTopKAndNoRepeatOff() {
        assertEquals(
                new SamplingDecoder(List.of(), 0),
                parse("--max-new-tokens=1", "--strategy=sample", "--top-k=0", "--no-repeat-ngram-size=0")
                        .strategy(Set.of()));
    }

    @Test
    void beamSearchTakesPenaltiesButNoSamplers() {
        assertEquals(
                new BeamSearchDecoder(3, 0.6, EarlyStopping.NEVER, List.of(new RepetitionPenalty(1.3))),
                parse(
                                "--max-new-tokens=1",
                                "--strategy=beam",
                                "--beams=3",
                                "--length-penalty=0.6",
                                "--early-stopping=never",
                                "--repetition-penalty=1.3",
                                "--temperature=0.5")
                        .strategy(Set.of()));
    }

    @Test
    void badValuesAreNamed() {
        assertTrue(message("--strategy=best").contains("--strategy must be greedy, beam or sample, got best"));
        assertTrue(message("--strategy=beam", "--early-stopping=maybe").contains("got maybe"));
        assertTrue(message("--strategy=sample", "--top-p=1.5").contains("1.5"));
    }

    private static String message(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 1);
        all[args.length] = "--max-new-tokens=1";
        DecodingOptions options = parse(all);
        return assertThrows(IllegalArgumentException.class, () -> options.strategy(Set.of()))
                .getMessage();
    }

    private static DecodingOptions parse(String... args) {
        Generate generate = new Generate();
        new CommandLine(generate).parseArgs(args);
        return generate.options;
    }
}
