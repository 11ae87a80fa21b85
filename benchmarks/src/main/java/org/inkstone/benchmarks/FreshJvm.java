package org.inkstone.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM of its own for a program of this jar, without anything that the compiler has learned here. It ends with this JVM.
 * What it writes to standard error goes to ours.
 *
 * @param program the class with the main method
 * @param arguments its arguments
 */
record FreshJvm(Class<?> program, List<String> arguments) {
    FreshJvm {
        arguments = List.copyOf(arguments);
    }

    /**
     * Runs the program to its end.
     *
     * @throws IOException if it cannot be started or its exit status is not 0
     */
    PeerOutput run() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        AtExit atExit = AtExit.run(process::destroy);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            process.getOutputStream().close();
            List<String> lines = out.lines().toList();
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("the JVM must exit with status 0, got " + status + " from: "
                        + program.getSimpleName() + " " + String.join(" ", arguments));
            }
            return new PeerOutput(lines, (System.nanoTime() - began) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a JVM ran: " + program.getSimpleName());
        } finally {
            atExit.close();
            process.destroy();
        }
    }
}
