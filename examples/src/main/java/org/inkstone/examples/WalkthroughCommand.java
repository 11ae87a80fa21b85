package org.inkstone.examples;

import java.util.concurrent.Callable;
import org.inkstone.examples.cli.Console;
import org.inkstone.examples.walkthrough.Blackboard;
import org.inkstone.examples.walkthrough.Walkthrough;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs a {@link Walkthrough} as a command. */
@Command
final class WalkthroughCommand implements Callable<Integer> {
    private final Walkthrough walkthrough;
    private final Console console;

    private WalkthroughCommand(Walkthrough walkthrough, Console console) {
        this.walkthrough = walkthrough;
        this.console = console;
    }

    static CommandLine of(Walkthrough walkthrough, Console console) {
        CommandLine commandLine = new CommandLine(new WalkthroughCommand(walkthrough, console));
        commandLine.getCommandSpec().name(walkthrough.name());
        commandLine
                .getCommandSpec()
                .usageMessage()
                .description(walkthrough.summary(), "A worked example; it needs no options.");
        return commandLine;
    }

    @Override
    public Integer call() throws Exception {
        return new Blackboard(console.out()).run(walkthrough) ? 0 : 1;
    }
}
