package org.inkstone.examples.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.inkstone.examples.cli.Console;
import org.inkstone.examples.cli.JsonLine;
import org.inkstone.examples.cli.Utf8Lines;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decodes each line of standard input. */
@Command(name = "decode", description = "Decode each line of standard input, a JSON array of ids, to a JSON string.")
public final class DecodeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private TokenizerOption tokenizer = new TokenizerOption();

    @Option(names = "--keep-special", description = "Keep special tokens; they are left out otherwise.")
    private boolean keepSpecial;

    /**
     * Makes the command.
     *
     * @param console where it reads and writes
     */
    public DecodeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        SubwordTokenizer loaded = tokenizer.load();
        Utf8Lines lines = console.lines();
        StringBuilder out = new StringBuilder();
        for (String line = lines.next(); line != null; line = lines.next()) {
            out.setLength(0);
            JsonLine.string(out, decode(loaded, JsonLine.readNumbers(line, lines.number()), lines.number()));
            console.result(out.toString());
        }
        return 0;
    }

    private String decode(SubwordTokenizer loaded, int[] ids, long line) {
        try {
            return loaded.decode(!keepSpecial, ids);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + line + ": " + e.getMessage(), e);
        }
    }
}
