package org.inkstone.benchmarks;

import java.io.IOException;

/**
 * Loading of a tokenizer by a library, in a new process each time.
 *
 * @param name the library
 * @param process starts the process and hands back what it printed
 */
record Loading(String name, Start process) implements Measurable<LoadFigures> {
    /** Runs a process to its end. */
    interface Start {
        PeerOutput run() throws IOException;
    }

    /** Nothing: a first load is cold by its nature. */
    @Override
    public void warmUp(double seconds) {}

    @Override
    public LoadFigures measure() throws IOException {
        return LoadFigures.of(process.run());
    }
}
