package org.inkstone.decoding;

import java.util.ArrayList;
import java.util.List;
import org.inkstone.core.model.LanguageModelSession;
import org.inkstone.decoding.logits.LogitsProcessor;
import org.inkstone.decoding.logits.Softmax;
import org.inkstone.decoding.logits.TokenHistory;

/** The running beams of one search, the best first, each with the session that has read it. */
final class Beams implements AutoCloseable {
    private record Beam(LanguageModelSession session, TokenHistory history, double logProbability) {}

    private final Task task;
    private final List<LogitsProcessor> processors;
    private final List<LanguageModelSession> open = new ArrayList<>();
    private List<Beam> beams;

    Beams(Task task, List<LogitsProcessor> processors) {
        this.task = task;
        this.processors = processors;
        LanguageModelSession session = task.start();
        open.add(session);
        beams = List.of(new Beam(session, task.history(), 0));
    }

    /** The best continuations of all beams by one token, the best first; those of probability 0 are no candidates. */
    List<Candidate> candidates(int count) {
        Candidate.Best best = new Candidate.Best(count);
        for (int b = 0; b < beams.size(); b++) {
            Beam beam = beams.get(b);
            double[] logP = processedLogProbabilities(beam);
            for (int token = 0; token < logP.length; token++) {
                best.offer(b, token, beam.logProbability + logP[token]);
            }
        }
        return best.sorted();
    }

    /** Processors see log-probabilities here, not raw logits; what they leave is not normalized again. */
    private double[] processedLogProbabilities(Beam beam) {
        double[] logP = Softmax.logProbabilities(task.logits(beam.session, beam.history));
        if (processors.isEmpty()) {
            return logP;
        }
        float[] processed = new float[logP.length];
        for (int id = 0; id < logP.length; id++) {
            processed[id] = (float) logP[id];
        }
        Task.process(processors, beam.history, processed);
        for (int id = 0; id < logP.length; id++) {
            logP[id] = processed[id];
        }
        return logP;
    }

    /** The generated tokens of a candidate. */
    List<Integer> generated(Candidate candidate) {
        return beams.get(candidate.beam())
                .history
                .copy()
                .append(candidate.token())
                .generated();
    }

    int positionOfNext() {
        return beams.get(0).history.length();
    }

    /**
     * Makes these candidates the beams. A parent's session goes to the last of its children and is forked for the
     * others, so there are (children − parents that have any) forks.
     */
    void advance(List<Candidate> survivors) {
        int[] children = new int[beams.size()];
        survivors.forEach(c -> children[c.beam()]++);
        for (int b = 0; b < beams.size(); b++) {
            if (children[b] == 0) {
                beams.get(b).session.close();
                open.remove(beams.get(b).session);
            }
        }
        List<Beam> next = new ArrayList<>(survivors.size());
        for (Candidate c : survivors) {
            Beam parent = beams.get(c.beam());
            boolean lastChild = --children[c.beam()] == 0;
            LanguageModelSession session = lastChild ? parent.session : fork(parent.session);
            TokenHistory history = lastChild ? parent.history : parent.history.copy();
            session.append(c.token());
            next.add(new Beam(session, history.append(c.token()), c.logProbability()));
        }
        beams = next;
    }

    private LanguageModelSession fork(LanguageModelSession session) {
        LanguageModelSession fork = session.fork();
        open.add(fork);
        return fork;
    }

    @Override
    public void close() {
        open.forEach(LanguageModelSession::close);
    }
}
