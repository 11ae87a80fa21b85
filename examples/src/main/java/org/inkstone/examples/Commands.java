package org.inkstone.examples;

import org.inkstone.examples.cli.Console;
import org.inkstone.examples.walkthrough.Walkthrough;
import org.inkstone.examples.walkthrough.Walkthroughs;
import picocli.CommandLine;

/** The list of commands: first the tools, then one walkthrough for each algorithm. */
final class Commands {
    private Commands() {}

    static void addTo(CommandLine commandLine, Console console) {
        for (Walkthrough walkthrough : Walkthroughs.all()) {
            commandLine.addSubcommand(WalkthroughCommand.of(walkthrough, console));
        }
    }
}
