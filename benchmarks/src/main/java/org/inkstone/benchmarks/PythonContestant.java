package org.inkstone.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures passes of a tokenizer of Python, in a process of its own that lives through all rounds. Every round has a new
 * tokenizer object; the process times its own loop.
 */
final class PythonContestant implements Measurable<Passes>, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PythonPeer peer;
    private final LineProcess process;
    private final String version;

    private PythonContestant(PythonPeer peer, LineProcess process, String version) {
        this.peer = peer;
        this.process = process;
        this.version = version;
    }

    /**
     * Starts the process, which loads a first tokenizer and works on the lines that warm up.
     *
     * @throws IOException if the program does not start, or ends, as it does without the library
     */
    static PythonContestant start(
            PythonPeer peer, Direction direction, PythonScripts scripts, Material measured, Material warmUp)
            throws IOException {
        Path data = Files.createTempDirectory(scripts.folder(), "passes");
        write(data.resolve("measured.jsonl"), direction.input(measured));
        write(data.resolve("warm-up.jsonl"), direction.input(warmUp));
        Stream<String> arguments = Stream.concat(
                Stream.of(direction.name().toLowerCase(Locale.ROOT), data.toString()), peer.arguments().stream());
        LineProcess process = LineProcess.start(scripts.command("passes.py", arguments.toArray(String[]::new)));
        try {
            return new PythonContestant(peer, process, process.receive());
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    private static void write(Path file, List<?> lines) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Object line : lines) {
                out.write(JSON.writeValueAsString(line));
                out.write('\n');
            }
        }
    }

    @Override
    public String name() {
        return peer.name();
    }

    /** The version of the library. */
    String version() {
        return version;
    }

    /** Nothing: the process did, and nothing in it is compiled while it runs. */
    @Override
    public void warmUp(double seconds) {}

    /** The results of all lines. */
    Stream<int[]> results(int lines) throws IOException {
        process.send("results");
        Stream.Builder<int[]> results = Stream.builder();
        for (int i = 0; i < lines; i++) {
            String line = process.receive();
            results.add(
                    line.isEmpty()
                            ? new int[0]
                            : Arrays.stream(line.split(",", -1))
                                    .mapToInt(Integer::parseInt)
                                    .toArray());
        }
        return results.build();
    }

    @Override
    public Passes measure() throws IOException {
        process.send("passes");
        PeerOutput output = new PeerOutput(List.of(process.receive()), 0);
        return new Passes(output.required("cold"), output.required("warm"));
    }

    @Override
    public void close() {
        process.close();
    }
}
