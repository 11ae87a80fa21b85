package org.inkstone.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets contestants work in turn, several times (交替测量). What slows the machine for a while then slows all of them,
 * and their ratio stays.
 *
 * <p>Each round begins with another contestant, so that none always follows the same one:
 * <pre>{@code
 * A B C   B C A   C A B   …
 * }</pre>
 *
 * <p>Before that, what runs in this JVM does its work unmeasured for a while, until the compiler has seen it.
 *
 * @param rounds how often each contestant is measured, at least 1
 * @param warmUpSeconds how long each contestant works unmeasured, at least 0; one that has begun is let finish
 */
record Alternation(int rounds, double warmUpSeconds) {
    private static final Logger log = LoggerFactory.getLogger(Alternation.class);

    Alternation {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1, got " + rounds);
        }
        if (!(warmUpSeconds >= 0)) {
            throw new IllegalArgumentException("warm-up must be at least 0, got " + warmUpSeconds);
        }
    }

    /** Warms all contestants up, then measures them; the result has their order. */
    List<Timings> run(List<? extends Contestant> contestants) throws IOException {
        List<List<Double>> seconds = new ArrayList<>();
        for (Contestant contestant : contestants) {
            warmUp(contestant);
            seconds.add(new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < contestants.size(); turn++) {
                int next = (round + turn) % contestants.size();
                double measured = contestants.get(next).seconds();
                log.info(
                        "round {} of {}: {} {} s",
                        round + 1,
                        rounds,
                        contestants.get(next).name(),
                        String.format(Locale.ROOT, "%.4g", measured));
                seconds.get(next).add(measured);
            }
        }
        List<Timings> timings = new ArrayList<>();
        for (int i = 0; i < contestants.size(); i++) {
            timings.add(new Timings(contestants.get(i).name(), seconds.get(i)));
        }
        return timings;
    }

    private void warmUp(Contestant contestant) throws IOException {
        if (contestant.warmsItselfUp() || warmUpSeconds == 0) {
            return;
        }
        log.info("warm-up: {}", contestant.name());
        long began = System.nanoTime();
        do {
            contestant.seconds();
        } while ((System.nanoTime() - began) / 1e9 < warmUpSeconds);
    }
}
