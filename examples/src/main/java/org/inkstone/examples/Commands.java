package org.inkstone.examples;

import org.inkstone.examples.cli.Console;
import org.inkstone.examples.command.DecodeCommand;
import org.inkstone.examples.command.EncodeCommand;
import org.inkstone.examples.command.GenerateCommand;
import org.inkstone.examples.command.LogitsCommand;
import org.inkstone.examples.command.TrainCommand;
import org.inkstone.examples.command.TrainTokenizerCommand;
import org.inkstone.examples.tour.TourCommand;
import org.inkstone.examples.walkthrough.Walkthrough;
import org.inkstone.examples.walkthrough.Walkthroughs;
import picocli.CommandLine;

/** The list of commands: first the tools, then one walkthrough for each algorithm. */
final class Commands {
    private Commands() {}

    static void addTo(CommandLine commandLine, Console console) {
        commandLine.addSubcommand(new TourCommand(console));
        commandLine.addSubcommand(new EncodeCommand(console));
        commandLine.addSubcommand(new DecodeCommand(console));
        commandLine.addSubcommand(new TrainTokenizerCommand(console));
        commandLine.addSubcommand(new TrainCommand(console));
        commandLine.addSubcommand(new LogitsCommand(console));
        commandLine.addSubcommand(new GenerateCommand(console));
        for (Walkthrough walkthrough : Walkthroughs.all()) {
            commandLine.addSubcommand(WalkthroughCommand.of(walkthrough, console));
        }
    }
}
