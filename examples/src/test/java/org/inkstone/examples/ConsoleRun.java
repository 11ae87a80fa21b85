package org.inkstone.examples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.inkstone.examples.cli.Console;

/** What a command printed, and its exit status. */
public record ConsoleRun(int status, String out, String err) {
    public static ConsoleRun of(String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int status = Inkstone.run(console, args);
        return new ConsoleRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The only line on standard error. */
    String errorLine() {
        if (err.lines().count() != 1) {
            throw new AssertionError("standard error must be 1 line, got: " + err);
        }
        return err.strip();
    }
}
