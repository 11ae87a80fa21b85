package org.inkstone.benchmarks;

import java.io.IOException;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A peer's program as a contestant; it warms itself up. */
final class PeerContestant implements Contestant {
    private final String name;
    private final PeerCommand command;
    private final ToDoubleFunction<PeerOutput> secondsOf;
    private @Nullable PeerOutput last;

    /**
     * Makes a contestant.
     *
     * @param name the name in the table
     * @param command what runs it
     * @param secondsOf what counts of what it printed
     */
    PeerContestant(String name, PeerCommand command, ToDoubleFunction<PeerOutput> secondsOf) {
        this.name = name;
        this.command = command;
        this.secondsOf = secondsOf;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean warmsItselfUp() {
        return true;
    }

    @Override
    public double seconds() throws IOException {
        PeerOutput output = command.run();
        last = output;
        return secondsOf.applyAsDouble(output);
    }

    /** What the last run printed. */
    PeerOutput lastOutput() {
        if (last == null) {
            throw new IllegalStateException(name + " has not run yet");
        }
        return last;
    }
}
