package org.inkstone.docs.programs;

import java.io.PrintStream;

/** A short program that a page shows together with what it prints. */
@FunctionalInterface
public interface Program {
    /**
     * Runs the program.
     *
     * @param out where it prints
     */
    void run(PrintStream out);
}
