package org.inkstone.examples;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.inkstone.examples.cli.BadInput;
import org.inkstone.examples.cli.Console;
import org.inkstone.examples.cli.HelpOption;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The main class of {@code inkstone.jar}: runs a command by its name, or lists them all. */
@Command(
        name = "inkstone",
        description = "The algorithms of large language models, in plain Java.",
        synopsisSubcommandLabel = "COMMAND")
public final class Inkstone implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Inkstone(Console console) {
        this.console = console;
    }

    /**
     * Runs a command and exits with its status: 0 if all went well, 2 for bad input, 1 for any other failure.
     *
     * @param args the command's name and its options; none to list the commands
     */
    public static void main(String[] args) {
        System.exit(run(Console.system(), args));
    }

    /**
     * Runs a command within this process.
     *
     * @param console where it reads and writes
     * @param args the command's name and its options
     * @return the exit status
     */
    public static int run(Console console, String... args) {
        CommandLine commandLine = new CommandLine(new Inkstone(console));
        Commands.addTo(commandLine, console);
        HelpOption.addTo(commandLine);
        BadInput.handleErrorsOf(commandLine);
        commandLine.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        commandLine.setUsageHelpAutoWidth(false).setUsageHelpWidth(100);
        // A token may start with @, and names no file of arguments then.
        commandLine.setExpandAtFiles(false);
        int status = commandLine.execute(args);
        console.out().flush();
        return status;
    }

    /** Lists the commands, one line each. */
    @Override
    public Integer call() {
        Map<String, CommandLine> commands = spec.subcommands();
        int width = commands.keySet().stream().mapToInt(String::length).max().orElse(0);
        commands.forEach((name, command) ->
                console.result(name + " ".repeat(width - name.length() + 2) + summary(command.getCommandSpec())));
        return 0;
    }

    private static String summary(CommandSpec command) {
        String[] description = command.usageMessage().description();
        return description.length == 0 ? "" : description[0];
    }
}
