package org.inkstone.examples.tour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.inkstone.core.model.LanguageModelSession;
import org.inkstone.decoding.BeamSearchDecoder;
import org.inkstone.decoding.DecodingStrategy;
import org.inkstone.decoding.GenerationOptions;
import org.inkstone.decoding.GreedyDecoder;
import org.inkstone.decoding.SamplingDecoder;
import org.inkstone.decoding.logits.Softmax;
import org.inkstone.decoding.logits.Temperature;
import org.inkstone.decoding.logits.TopK;
import org.inkstone.decoding.logits.TopP;
import org.inkstone.examples.report.AttentionMap;
import org.inkstone.examples.report.TourReport;
import org.inkstone.models.decoder.CausalDecoder;
import org.inkstone.tokenizers.HuggingFaceTokenizer;

/** The last stage: what the model says, strategy beside strategy, and a look inside. */
final class Samples {
    private static final int LONGEST = 48;
    private static final int CANDIDATES = 10;

    private final CausalDecoder model;
    private final HuggingFaceTokenizer tokenizer;
    private final String prompt;
    private final int[] ids;
    private final int endOfText;
    private final long seed;

    Samples(CausalDecoder model, HuggingFaceTokenizer tokenizer, String prompt, int endOfText, long seed) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.prompt = prompt;
        this.endOfText = endOfText;
        this.seed = seed;
        int[] text = tokenizer.encode(prompt);
        // A document begins behind the end of the one before it, as in training.
        int room = Math.min(text.length, model.contextLength() - 2);
        this.ids = new int[room + 1];
        ids[0] = endOfText;
        System.arraycopy(text, 0, ids, 1, room);
    }

    List<TourReport.Sample> all() {
        List<TourReport.Sample> samples = new ArrayList<>();
        // #region strategies
        add(samples, "greedy", "always the likeliest token", new GreedyDecoder());
        add(samples, "beam search", "4 beams, length penalty 1", new BeamSearchDecoder(4).withLengthPenalty(1));
        add(samples, "temperature", "T = 0.8", new SamplingDecoder(seed, new Temperature(0.8)));
        add(samples, "top-k", "k = 50, T = 0.8", new SamplingDecoder(seed, new Temperature(0.8), new TopK(50)));
        add(samples, "top-p", "p = 0.9, T = 0.8", new SamplingDecoder(seed, new Temperature(0.8), new TopP(0.9)));
        // #endregion strategies
        return samples;
    }

    private void add(List<TourReport.Sample> samples, String name, String settings, DecodingStrategy strategy) {
        int length = Math.min(LONGEST, model.contextLength() - ids.length);
        int[] next = strategy.generate(model, ids, GenerationOptions.of(length, endOfText))
                .textIds();
        samples.add(new TourReport.Sample(name, settings, prompt, tokenizer.decode(next)));
    }

    TourReport.NextToken nextToken() {
        double[] probabilities;
        try (LanguageModelSession session = model.newSession()) {
            session.append(ids);
            probabilities = Softmax.probabilities(session.nextTokenLogits());
        }
        List<TourReport.NextToken.Candidate> candidates = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer id) -> -probabilities[id]))
                .limit(CANDIDATES)
                .map(id -> new TourReport.NextToken.Candidate(show(id), probabilities[id]))
                .toList();
        return new TourReport.NextToken(prompt, candidates);
    }

    AttentionMap attention() {
        return new AttentionMap(Arrays.stream(ids).mapToObj(this::show).toList(), model.attentionMaps(ids));
    }

    /** A token as a person can read it: blanks become visible. */
    private String show(int id) {
        return id == endOfText
                ? TourOptions.END_OF_TEXT
                : tokenizer.decode(false, id).replace(' ', '·');
    }
}
