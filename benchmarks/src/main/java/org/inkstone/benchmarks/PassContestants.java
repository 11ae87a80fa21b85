package org.inkstone.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who do the same work as Inkstone, and notes on them and on those who do not. */
final class PassContestants implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PassContestants.class);
    /** What a Python warms up with, in megabytes: it compiles nothing while it runs. */
    private static final double PYTHON_WARM_UP = 0.1;

    private final Direction direction;
    private final Material measured;
    private final Material warmUp;
    private final List<int[]> expected;
    private final List<Measurable<Passes>> contestants = new ArrayList<>();
    private final List<PythonContestant> processes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * Makes the list.
     *
     * @param direction encoding or decoding
     * @param loaded Inkstone's tokenizer, whose results others must have
     * @param measured the lines of the measured passes
     * @param warmUp other lines
     */
    PassContestants(Direction direction, SubwordTokenizer loaded, Material measured, Material warmUp) {
        this.direction = direction;
        this.measured = measured;
        this.warmUp = warmUp;
        this.expected =
                direction.work(InkstonePeer.of(loaded), measured).results().toList();
    }

    /** Adds ours. */
    void addInkstone(InkstonePeer ours) {
        contestants.add(new JvmContestant(ours, direction, measured, warmUp));
    }

    /** Adds another library of this JVM. */
    void add(JvmPeer peer) {
        try (JvmTokenizer tokenizer = peer.open()) {
            Stream<int[]> results = direction.work(tokenizer, measured).results();
            addIfEqual(new JvmContestant(peer, direction, measured, warmUp), results, peer.name());
        } catch (LinkageError | IOException e) {
            leaveOut(peer.name(), e);
        }
    }

    /** Adds a library of Python. */
    void add(PythonPeer peer, PythonScripts scripts) {
        try {
            PythonContestant contestant =
                    PythonContestant.start(peer, direction, scripts, measured, warmUp.firstMegabytes(PYTHON_WARM_UP));
            processes.add(contestant);
            addIfEqual(contestant, contestant.results(expected.size()), peer.name() + " " + contestant.version());
        } catch (IOException e) {
            leaveOut(peer.name(), e);
        }
    }

    private void addIfEqual(Measurable<Passes> contestant, Stream<int[]> results, String name) {
        Agreement agreement = Agreement.between(expected.stream(), results, direction.unit());
        notes.add(name + ": " + agreement.describe());
        if (agreement.worthTiming()) {
            contestants.add(contestant);
        }
    }

    private void leaveOut(String name, Throwable why) {
        log.debug("{} is left out", name, why);
        notes.add(name + ": left out, it does not run here: " + why.getMessage());
    }

    /** Measures all of them in turn. */
    List<PassReport.Row> run(Alternation alternation) throws IOException {
        List<List<Passes>> passes = alternation.measure(contestants);
        List<PassReport.Row> rows = new ArrayList<>();
        for (int i = 0; i < contestants.size(); i++) {
            rows.add(PassReport.Row.of(contestants.get(i).name(), passes.get(i)));
        }
        return rows;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        processes.forEach(PythonContestant::close);
    }
}
