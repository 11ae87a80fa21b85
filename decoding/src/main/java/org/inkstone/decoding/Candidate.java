package org.inkstone.decoding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A beam prolonged by one token: one of the (beams × vocabulary size) choices of a step of beam search. */
record Candidate(int beam, int token, double logProbability) {
    /** The best first; ties: the better beam first, then the lower id. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::logProbability)
            .reversed()
            .thenComparingInt(Candidate::beam)
            .thenComparingInt(Candidate::token);

    /** Keeps the best few of many candidates. They must be offered in the order of their ties: by beam, then by id. */
    static final class Best {
        private final int size;
        private final PriorityQueue<Candidate> worstFirst;

        Best(int size) {
            this.size = size;
            this.worstFirst = new PriorityQueue<>(Collections.reverseOrder(BEST_FIRST));
        }

        void offer(int beam, int token, double logProbability) {
            if (logProbability == Double.NEGATIVE_INFINITY) {
                return;
            }
            Candidate worst = worstFirst.size() == size ? worstFirst.peek() : null;
            if (worst == null) {
                worstFirst.add(new Candidate(beam, token, logProbability));
            } else if (logProbability > worst.logProbability()) {
                worstFirst.poll();
                worstFirst.add(new Candidate(beam, token, logProbability));
            }
        }

        List<Candidate> sorted() {
            List<Candidate> best = new ArrayList<>(worstFirst);
            best.sort(BEST_FIRST);
            return best;
        }
    }
}
