package org.inkstone.benchmarks;

import java.io.IOException;

/**
 * Measures passes of a tokenizer of this JVM. Every round has a new tokenizer object, which is loaded before the time
 * counts; garbage is collected before that, too.
 *
 * @param peer whose tokenizer
 * @param direction which way
 * @param measured the lines of the measured passes
 * @param warmUp other lines, for the compiler to see
 */
record JvmContestant(JvmPeer peer, Direction direction, Material measured, Material warmUp)
        implements Measurable<Passes> {
    /** Loading takes at most so many times as long as work that warms up. */
    private static final int LOADING_LIMIT = 2;

    @Override
    public String name() {
        return peer.name();
    }

    /** Passes over other lines with new objects, until either the passes or all with the loading took long enough. */
    @Override
    public void warmUp(double seconds) throws IOException {
        double working = 0;
        for (long began = System.nanoTime();
                working < seconds && (System.nanoTime() - began) / 1e9 < LOADING_LIMIT * seconds; ) {
            Passes passes = passesOf(warmUp, false);
            working += passes.cold() + passes.warm();
        }
    }

    @Override
    public Passes measure() throws IOException {
        return passesOf(measured, true);
    }

    private Passes passesOf(Material material, boolean collect) throws IOException {
        try (JvmTokenizer tokenizer = peer.open()) {
            LineWork<?, ?> work = direction.work(tokenizer, material);
            if (collect) {
                System.gc();
            }
            double cold = work.seconds();
            return new Passes(cold, work.seconds());
        }
    }
}
