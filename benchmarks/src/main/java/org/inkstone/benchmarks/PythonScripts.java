package org.inkstone.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scripts of the peers in Python, which are in the jar.
 *
 * @param python the program
 * @param folder where the scripts are
 */
record PythonScripts(Path python, Path folder) {
    private static final List<String> NAMES = List.of("tokenizer_peers.py", "passes.py", "load.py");

    /** Unpacks the scripts. */
    static PythonScripts unpack(Path python, Path folder) throws IOException {
        for (String name : NAMES) {
            try (InputStream in = PythonScripts.class.getResourceAsStream("/python/" + name)) {
                if (in == null) {
                    throw new IOException("the jar must have the script " + name + ", but it is missing");
                }
                Files.copy(in, folder.resolve(name));
            }
        }
        return new PythonScripts(python, folder);
    }

    /** The command that runs a script. */
    List<String> command(String script, String... arguments) {
        return Stream.concat(Stream.of(python.toString(), folder.resolve(script).toString()), Stream.of(arguments))
                .toList();
    }
}
