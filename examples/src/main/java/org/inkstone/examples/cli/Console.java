package org.inkstone.examples.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command reads and writes: results to {@link #out()} in UTF-8 whatever the platform's encoding, all else to
 * {@link #err()}.
 */
public final class Console {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;

    /**
     * A console over given streams, for tests and for embedding.
     *
     * @param in what the command reads
     * @param out where results go
     * @param err where messages and progress go
     * @param interactive whether a person watches {@code err}: progress is then drawn as a bar
     */
    public Console(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /**
     * The console of this process.
     *
     * @return standard input, output and error
     */
    public static Console system() {
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                false,
                StandardCharsets.UTF_8);
        return new Console(new FileInputStream(FileDescriptor.in), out, System.err, standardErrorIsTerminal());
    }

    /**
     * Prints one line of results and flushes it, so that a program at the other end of a pipe can answer at once.
     *
     * @param line text; a {@code \n} is added
     * @throws ReaderGone if nobody reads the results any more
     */
    public void result(String line) {
        out.print(line);
        out.print('\n');
        if (out.checkError()) {
            throw new ReaderGone();
        }
    }

    /**
     * The lines of standard input.
     *
     * @return a reader; ask for it once only, because it reads ahead
     */
    public Utf8Lines lines() {
        return new Utf8Lines(in);
    }

    /**
     * Where results go.
     *
     * @return a UTF-8 stream; {@link #result} is the usual way
     */
    public PrintStream out() {
        return out;
    }

    /**
     * Where messages go.
     *
     * @return standard error
     */
    public PrintStream err() {
        return err;
    }

    /**
     * Shows progress: as a bar if a person watches, else as a line every few seconds.
     *
     * @param unit what is counted, such as {@code "tokens"}
     * @return progress to hand to a library; close it when the work is done
     */
    public ProgressBars progress(String unit) {
        return new ProgressBars(err, interactive, unit);
    }

    /**
     * Whether {@code err} is watched by a person.
     *
     * @return true for a terminal
     */
    public boolean interactive() {
        return interactive;
    }

    /** Java cannot ask about standard error alone; /proc tells on Linux. Elsewhere lines are always right. */
    private static boolean standardErrorIsTerminal() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (java.io.IOException | UnsupportedOperationException | SecurityException e) {
            return false;
        }
    }

    /** Whoever read our results has closed the pipe, as {@code head} does; the command ends quietly. */
    public static final class ReaderGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReaderGone() {
            super("nobody reads the results", null, false, false);
        }
    }
}
