package org.inkstone.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A peer outside this JVM, such as a Python script: a command for the system's shell. What it writes to standard error
 * goes to ours.
 *
 * @param command what the shell is given
 */
record PeerCommand(String command) {
    PeerCommand {
        if (command.isBlank()) {
            throw new IllegalArgumentException("peer must be a command, got nothing");
        }
    }

    /** The command with {@code {key}} replaced by its value, so that peers get the very numbers that we use. */
    PeerCommand with(Map<String, Object> settings) {
        String filled = command;
        for (Map.Entry<String, Object> setting : settings.entrySet()) {
            filled = filled.replace("{" + setting.getKey() + "}", String.valueOf(setting.getValue()));
        }
        return new PeerCommand(filled);
    }

    /**
     * Runs the command to its end.
     *
     * @throws IOException if it cannot be started or its exit status is not 0
     */
    PeerOutput run() throws IOException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        ProcessBuilder builder = new ProcessBuilder(
                        windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        List<String> lines = new ArrayList<>();
        long began = System.nanoTime();
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                out.lines().forEach(lines::add);
            }
            int status = process.waitFor();
            double seconds = (System.nanoTime() - began) / 1e9;
            if (status != 0) {
                throw new IOException("the peer must exit with status 0, got " + status + " from: " + command);
            }
            return new PeerOutput(lines, seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the peer ran: " + command);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
