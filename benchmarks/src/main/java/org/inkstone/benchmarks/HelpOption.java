package org.inkstone.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The {@code --help} option that every command has. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    private HelpOption() {}

    /** Gives the option to a command and to all its subcommands. */
    static void addTo(CommandLine commandLine) {
        commandLine.getCommandSpec().addMixin("help", CommandSpec.forAnnotatedObject(new HelpOption()));
        commandLine.getSubcommands().values().forEach(HelpOption::addTo);
    }
}
