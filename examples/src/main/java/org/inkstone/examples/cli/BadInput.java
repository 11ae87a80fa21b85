package org.inkstone.examples.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Turns what went wrong into one clear line on standard error and an exit status: 2 for bad input (options, files,
 * formats, arguments), 1 for everything else. The system property {@code inkstone.debug} adds the stack trace.
 */
public final class BadInput {
    /** The exit status for bad input. */
    public static final int STATUS = 2;

    /** The system property that, when set, adds stack traces. */
    public static final String DEBUG = "inkstone.debug";

    private BadInput() {}

    /**
     * Makes a command line report errors this way.
     *
     * @param commandLine the command line, with its subcommands already added
     */
    public static void handleErrorsOf(CommandLine commandLine) {
        commandLine.setParameterExceptionHandler(BadInput::parameterError);
        commandLine.setExecutionExceptionHandler((error, line, parsed) -> executionError(error, line));
    }

    private static int parameterError(ParameterException error, String[] args) {
        CommandLine line = error.getCommandLine();
        boolean unknownCommand = error instanceof CommandLine.UnmatchedArgumentException
                && line.getParent() == null
                && args.length > 0
                && !args[0].startsWith("-");
        String message = unknownCommand
                ? "unknown command '" + args[0] + "'; run without arguments for the list"
                : oneLine(String.valueOf(error.getMessage())) + "; see '" + commandName(line) + " --help'";
        report(line, message, error);
        return STATUS;
    }

    private static int executionError(Exception error, CommandLine line) {
        if (error instanceof Console.ReaderGone) {
            return 0;
        }
        boolean badInput = error instanceof IllegalArgumentException
                || error instanceof IOException
                || error instanceof UncheckedIOException;
        report(line, badInput ? messageOf(error) : "internal error: " + error, error);
        return badInput ? STATUS : 1;
    }

    private static void report(CommandLine line, String message, Exception error) {
        line.getErr().println(commandName(line) + ": " + oneLine(message));
        if (System.getProperty(DEBUG) != null) {
            error.printStackTrace(line.getErr());
        }
        line.getErr().flush();
    }

    /** The JDK's file system exceptions carry only the path as their message. */
    private static String messageOf(Exception error) {
        Throwable cause = error instanceof UncheckedIOException && error.getCause() != null ? error.getCause() : error;
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
            return "no such file: " + message;
        }
        if (cause instanceof AccessDeniedException) {
            return "access denied: " + message;
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "file exists already: " + message;
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : message;
    }

    private static String commandName(CommandLine line) {
        return line.getCommandSpec().qualifiedName();
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*[\\r\\n\\u0085\\u2028\\u2029]+\\s*", " ");
    }
}
