package org.inkstone.examples.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.inkstone.examples.cli.Console;
import org.inkstone.examples.cli.JsonLine;
import org.inkstone.examples.cli.Utf8Lines;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.encoding.Encoding;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Encodes each line of standard input. */
@Command(name = "encode", description = "Encode each line of standard input as a JSON array of token ids.")
public final class EncodeCommand implements Callable<Integer> {
    /** Which special tokens in the text count as such. */
    enum SpecialInText {
        /** All, as Hugging Face tokenizers does. */
        all,
        /** None: they are the plain text they look like. */
        none
    }

    private final Console console;

    @Mixin
    private TokenizerOption tokenizer = new TokenizerOption();

    @Option(
            names = "--special",
            description = "Add the special tokens of the post-processor; only a tokenizer.json has one.")
    private boolean special;

    @Option(names = "--offsets", description = "Print {\"ids\":…,\"tokens\":…,\"offsets\":…}, offsets in code points.")
    private boolean offsets;

    @Option(
            names = "--json",
            description = "Each line is a JSON string, whose text may have line ends; as decode writes.")
    private boolean json;

    @Option(
            names = "--special-in-text",
            defaultValue = "all",
            paramLabel = "all|none",
            description = {
                "Which special tokens in the text count as such; default ${DEFAULT-VALUE}.",
                "In a .model none ever do."
            })
    private SpecialInText specialInText = SpecialInText.all;

    /**
     * Makes the command.
     *
     * @param console where it reads and writes
     */
    public EncodeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        SubwordTokenizer loaded = tokenizer.load();
        AllowedSpecial allowed = specialInText == SpecialInText.all ? AllowedSpecial.ALL : AllowedSpecial.NONE;
        Utf8Lines lines = console.lines();
        StringBuilder out = new StringBuilder();
        for (String next = lines.next(); next != null; next = lines.next()) {
            String line = json ? JsonLine.readString(next, lines.number()) : next;
            out.setLength(0);
            if (offsets || special) {
                Encoding encoding = loaded.encode(line, allowed, special);
                if (offsets) {
                    withOffsets(out, encoding);
                } else {
                    JsonLine.numbers(out, ids(encoding));
                }
            } else {
                JsonLine.numbers(out, loaded.encode(line, allowed));
            }
            console.result(out.toString());
        }
        return 0;
    }

    private static void withOffsets(StringBuilder out, Encoding encoding) {
        out.append("{\"ids\":");
        JsonLine.numbers(out, ids(encoding));
        out.append(",\"tokens\":");
        JsonLine.strings(out, encoding.tokens());
        out.append(",\"offsets\":[");
        List<Encoding.Span> spans = encoding.spans();
        for (int i = 0; i < spans.size(); i++) {
            out.append(i == 0 ? "" : ",");
            JsonLine.numbers(out, spans.get(i).start(), spans.get(i).end());
        }
        out.append("]}");
    }

    private static int[] ids(Encoding encoding) {
        return encoding.ids().stream().mapToInt(Integer::intValue).toArray();
    }
}
