package org.inkstone.decoding;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.core.explain.Explanation;
import org.inkstone.core.model.LanguageModel;
import org.inkstone.decoding.logits.InvalidLogitsException;
import org.inkstone.decoding.logits.LogitsProcessor;

/**
 * Beam search (束搜索): follows the few likeliest continuations at once and returns the best finished ones.
 *
 * <p>Every step prolongs each of B beams by every token, and the B likeliest results that do not end become the new
 * beams. A result that ends is a hypothesis if it is among the B likeliest of its step; the B best hypotheses are kept.
 *
 * <pre>{@code
 * logP(u)  = Σₜ log P(uₜ | prompt, u₁ … uₜ₋₁)              over generated tokens only
 * score(u) = logP(u) / n^α                              n generated tokens, an end token counted; α: length penalty
 * }</pre>
 *
 * <p>The prompt never counts as length. With α &gt; 0 longer hypotheses gain, as logP is negative; with α = 0 plain
 * log-probabilities compete. Each step looks at the best max(2, 1 + number of end tokens) · B candidates, which always
 * leaves B that do not end if there are so many. With B = 1 this is {@link GreedyDecoder greedy search}, whose score is
 * divided by n^α.
 *
 * <p>At most B calls of the model a token, one session a beam; the session of a parent goes on with one of its children
 * and is {@linkplain org.inkstone.core.model.LanguageModelSession#fork forked} for the others. Ties: the better beam
 * first, then the lower id; an older hypothesis before a newer one.
 *
 * <p>Implementation note: equal to transformers 5.18 without sampling. As there, processors see log-probabilities and
 * not raw logits (with B = 1 raw logits). Where processors or a tiny vocabulary leave fewer than B candidates, the
 * reference fills up with continuations of dead beams; here there are fewer hypotheses, and an exception if there is
 * none. Sums are in double precision.
 *
 * @param numBeams B, at least 1; often 4
 * @param lengthPenalty α, a finite number; default 1
 * @param earlyStopping when to stop; default {@link EarlyStopping#FALSE}
 * @param processors what changes the log-probabilities first, in this order; default none
 * @paper Wu et al. 2016, Google's Neural Machine Translation System, section 7, arXiv 1609.08144 (a length penalty of
 *     another form)
 * @paper Freitag, Al-Onaizan 2017, Beam Search Strategies for Neural Machine Translation, arXiv 1702.01806
 * @book 解码策略 (Decoding strategies)
 */
public record BeamSearchDecoder(
        int numBeams, double lengthPenalty, EarlyStopping earlyStopping, List<LogitsProcessor> processors)
        implements DecodingStrategy {
    public BeamSearchDecoder {
        if (numBeams < 1) {
            throw new IllegalArgumentException("numBeams must be at least 1, got " + numBeams);
        }
        if (!Double.isFinite(lengthPenalty)) {
            throw new IllegalArgumentException("lengthPenalty must be a finite number, got " + lengthPenalty);
        }
        processors = List.copyOf(processors);
    }

    /**
     * Beam search with length penalty 1, {@link EarlyStopping#FALSE} and no processors.
     *
     * @param numBeams at least 1
     */
    public BeamSearchDecoder(int numBeams) {
        this(numBeams, 1, EarlyStopping.FALSE, List.of());
    }

    /**
     * Another length penalty.
     *
     * @param lengthPenalty a finite number
     * @return a copy that differs in this
     */
    public BeamSearchDecoder withLengthPenalty(double lengthPenalty) {
        return new BeamSearchDecoder(numBeams, lengthPenalty, earlyStopping, processors);
    }

    /**
     * Another rule when to stop.
     *
     * @param earlyStopping the rule
     * @return a copy that differs in this
     */
    public BeamSearchDecoder withEarlyStopping(EarlyStopping earlyStopping) {
        return new BeamSearchDecoder(numBeams, lengthPenalty, earlyStopping, processors);
    }

    /**
     * Other processors.
     *
     * @param processors what changes the log-probabilities first, in this order
     * @return a copy that differs in this
     */
    public BeamSearchDecoder withProcessors(LogitsProcessor... processors) {
        return new BeamSearchDecoder(numBeams, lengthPenalty, earlyStopping, List.of(processors));
    }

    /**
     * Continues a prompt; returns up to {@link #numBeams} hypotheses.
     *
     * {@inheritDoc}
     */
    @Override
    public Generation generate(LanguageModel model, int[] prompt, GenerationOptions options) {
        if (numBeams == 1) {
            Hypothesis greedy = new GreedyDecoder(processors)
                    .generate(model, prompt, options)
                    .best();
            double score = score(greedy.logProbability(), greedy.ids().size());
            return new Generation(
                    List.of(new Hypothesis(greedy.ids(), greedy.logProbability(), score, greedy.finishReason())));
        }
        Task task = new Task(model, prompt, options);
        long wanted = Math.max(2L, 1 + options.eosIds().size()) * numBeams;
        int candidatesToFetch = (int) Math.min(wanted, Integer.MAX_VALUE);
        List<Hypothesis> finished = new ArrayList<>();
        try (Beams beams = new Beams(task, processors)) {
            // #region search
            for (int length = 1; ; length++) {
                List<Candidate> candidates = beams.candidates(candidatesToFetch);
                List<Candidate> survivors = new ArrayList<>(numBeams);
                for (int rank = 0; rank < candidates.size(); rank++) {
                    Candidate c = candidates.get(rank);
                    if (!task.isEnd(c.token()) && length < task.maxTokens()) {
                        if (survivors.size() < numBeams) {
                            survivors.add(c);
                        }
                    } else if (rank < numBeams) {
                        double score = score(c.logProbability(), length);
                        add(
                                finished,
                                new Hypothesis(beams.generated(c), c.logProbability(), score, task.reason(c.token())));
                    }
                }
                if (survivors.isEmpty()
                        || isDone(finished, survivors.get(0).logProbability(), length, task.maxTokens())) {
                    break;
                }
                beams.advance(survivors);
            }
            // #endregion search
            if (finished.isEmpty()) {
                throw new InvalidLogitsException(
                        "at least one logit must be finite, got -Infinity for all tokens of all"
                                + " beams after the processors " + processors + " at position "
                                + beams.positionOfNext());
            }
        }
        return new Generation(finished);
    }

    /** Inserts a hypothesis behind those that are as good, and drops the worst beyond B. */
    private void add(List<Hypothesis> finished, Hypothesis hypothesis) {
        int at = finished.size();
        while (at > 0 && finished.get(at - 1).score() < hypothesis.score()) {
            at--;
        }
        finished.add(at, hypothesis);
        if (finished.size() > numBeams) {
            finished.remove(numBeams);
        }
    }

    private boolean isDone(List<Hypothesis> finished, double bestRunning, int length, int maxLength) {
        if (finished.size() < numBeams) {
            return false;
        }
        if (earlyStopping == EarlyStopping.TRUE) {
            return true;
        }
        boolean lookAhead = earlyStopping == EarlyStopping.NEVER && lengthPenalty > 0;
        double bestPossible = score(bestRunning, lookAhead ? maxLength : length);
        return bestPossible <= finished.get(numBeams - 1).score();
    }

    private double score(double logProbability, int length) {
        return logProbability / Math.pow(length, lengthPenalty);
    }

    /**
     * How the score of a hypothesis comes about.
     *
     * @param hypothesis one that this decoder found
     * @return the score with log-probability, length and penalty
     */
    public Explanation explain(Hypothesis hypothesis) {
        int length = hypothesis.ids().size();
        return Explanation.of(
                "score",
                "logP / n^α",
                score(hypothesis.logProbability(), length),
                Explanation.given("log-probability of the generated tokens", hypothesis.logProbability()),
                Explanation.given("n, generated tokens, an end token counted", length),
                Explanation.given("α, length penalty", lengthPenalty));
    }
}
