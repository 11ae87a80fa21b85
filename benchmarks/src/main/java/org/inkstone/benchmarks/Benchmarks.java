package org.inkstone.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The main class of {@code inkstone-benchmarks.jar}: measures Inkstone beside its peers. */
@Command(
        name = "inkstone-benchmarks",
        description = "Measures Inkstone and its peers in turn, in one run, and prints ratios.",
        subcommands = {
            EncodeBenchmark.class,
            DecodeBenchmark.class,
            EncodeDecodeBenchmark.class,
            LoadBenchmark.class,
            TokenizerTableBenchmark.class,
            TrainTokenizerBenchmark.class,
            TrainStepBenchmark.class,
            GenerateBenchmark.class
        })
public final class Benchmarks {
    /** Made by {@link #main}. */
    private Benchmarks() {}

    /**
     * Runs a benchmark and exits: 0 if all went well, 2 for bad input, 1 for any other failure.
     *
     * @param args the benchmark's name and its options
     */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine commandLine = new CommandLine(new Benchmarks());
        HelpOption.addTo(commandLine);
        commandLine.setExecutionExceptionHandler((error, line, parsed) -> {
            boolean badInput = error instanceof IllegalArgumentException
                    || error instanceof IOException
                    || error instanceof UncheckedIOException;
            if (!badInput) {
                throw error;
            }
            line.getErr().println(line.getCommandSpec().qualifiedName() + ": " + message(error));
            return 2;
        });
        return commandLine.execute(args);
    }

    /** The JDK's own message for a missing file is its path only. */
    private static String message(Exception error) {
        return error instanceof NoSuchFileException
                ? "no such file: " + error.getMessage()
                : String.valueOf(error.getMessage());
    }
}
