package org.inkstone.examples.command;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.inkstone.core.backend.Scope;
import org.inkstone.core.backend.TensorBackends;
import org.inkstone.core.model.LanguageModelSession;
import org.inkstone.examples.cli.Console;
import org.inkstone.models.decoder.CausalDecoder;
import org.inkstone.models.decoder.HuggingFaceModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a model's scores for every next token. */
@Command(
        name = "logits",
        description = {
            "Print a model's logits for the token after each position, one JSON array a line.",
            "Each number is the shortest that reads back as the same float32."
        })
public final class LogitsCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR",
            description = "Holds config.json and *.safetensors.")
    private Path model = Path.of("");

    @Option(
            names = "--ids",
            required = true,
            converter = IdList.Converter.class,
            paramLabel = "ID,…",
            description = "The tokens to read, such as 1,2,3.")
    private IdList ids = IdList.NONE;

    @Option(names = "--last", description = "Print only the array of the last position.")
    private boolean last;

    /**
     * Makes the command.
     *
     * @param console where it reads and writes
     */
    public LogitsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        CausalDecoder decoder = HuggingFaceModel.load(model, TensorBackends.preferred());
        PromptIds.check("--ids", ids.ids(), decoder, decoder.contextLength());
        float[] logits = last ? ofLastPosition(decoder) : ofAllPositions(decoder);
        int vocabulary = decoder.vocabularySize();
        for (int from = 0; from < logits.length; from += vocabulary) {
            console.result(row(logits, from, vocabulary));
        }
        return 0;
    }

    private float[] ofLastPosition(CausalDecoder decoder) {
        try (LanguageModelSession session = decoder.newSession()) {
            session.append(ids.ids());
            return session.nextTokenLogits();
        }
    }

    private float[] ofAllPositions(CausalDecoder decoder) {
        if ((long) ids.ids().length * decoder.vocabularySize() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("--ids are too many to hold all logits of a vocabulary of "
                    + decoder.vocabularySize() + "; use --last or fewer ids, got " + ids.ids().length);
        }
        try (Scope scope = decoder.backend().openScope()) {
            return decoder.logits(ids.ids(), 1).toArray();
        }
    }

    private static String row(float[] logits, int from, int vocabulary) {
        StringBuilder line = new StringBuilder(12 * vocabulary).append('[');
        for (int id = 0; id < vocabulary; id++) {
            float value = logits[from + id];
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("the model must give finite logits, got " + value + " for id " + id
                        + " at position " + from / vocabulary + "; are its weights broken?");
            }
            line.append(id == 0 ? "" : ",").append(NumberOutput.toString(value, true));
        }
        return line.append(']').toString();
    }
}
