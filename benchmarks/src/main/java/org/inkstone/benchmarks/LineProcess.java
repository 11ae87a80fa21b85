package org.inkstone.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A program that answers lines with lines. What it writes to standard error goes to ours. It must end when its standard
 * input does, so that it does not outlive this JVM.
 */
final class LineProcess implements AutoCloseable {
    private final List<String> command;
    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    private LineProcess(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    static LineProcess start(List<String> command) throws IOException {
        return new LineProcess(
                command,
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** Sends a line. */
    void send(String line) throws IOException {
        in.write(line);
        in.write('\n');
        in.flush();
    }

    /**
     * The next line of the answer.
     *
     * @throws IOException if the program ended instead
     */
    String receive() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the peer must answer, but it ended: " + String.join(" ", command));
        }
        return line;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
