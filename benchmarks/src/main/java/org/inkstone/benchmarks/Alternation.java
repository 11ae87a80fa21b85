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
        List<List<Double>> seconds = measure(contestants);
        List<Timings> timings = new ArrayList<>();
        for (int i = 0; i < contestants.size(); i++) {
            timings.add(new Timings(contestants.get(i).name(), seconds.get(i)));
        }
        return timings;
    }

    /** Warms all contestants up, then measures them; the result has a list of each one's measurements, in their order. */
    <T> List<List<T>> measure(List<? extends Measurable<T>> contestants) throws IOException {
        List<List<T>> measured = new ArrayList<>();
        for (Measurable<T> contestant : contestants) {
            if (warmUpSeconds > 0) {
                log.info("warm-up: {}", contestant.name());
                contestant.warmUp(warmUpSeconds);
            }
            measured.add(new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < contestants.size(); turn++) {
                int next = (round + turn) % contestants.size();
                T result = contestants.get(next).measure();
                String shown = result instanceof Double d ? String.format(Locale.ROOT, "%.4g", d) + " s" : "" + result;
                log.info(
                        "round {} of {}: {} {}",
                        round + 1,
                        rounds,
                        contestants.get(next).name(),
                        shown);
                measured.get(next).add(result);
            }
        }
        return measured;
    }
}
