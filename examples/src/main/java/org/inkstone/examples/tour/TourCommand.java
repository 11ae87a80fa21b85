package org.inkstone.examples.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.inkstone.examples.cli.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job. */
@Command(
        name = "tour",
        description = "From raw text to a small language model that speaks: writes report.html, tour.json, the split"
                + " and the model.")
public final class TourCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--out",
            defaultValue = "target/tour",
            paramLabel = "DIR",
            description = "Where to write; default" + " ${DEFAULT-VALUE}.")
    private Path out = Path.of("");

    @Option(
            names = "--corpus",
            paramLabel = "FILE",
            description = "UTF-8 text of your own, a document a line; default:" + " Europarl.")
    private @Nullable Path corpus;

    @Option(
            names = "--language",
            defaultValue = "",
            paramLabel = "CODE",
            description = "The language to keep; default: en in Europarl, the most frequent one elsewhere.")
    private String language = "";

    @Option(
            names = "--tokens",
            defaultValue = "1500000",
            paramLabel = "N",
            description = "Training tokens of the GPT; default ${DEFAULT-VALUE}. 6000000 cross every line.")
    private long tokens;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Decides everything random; default" + " ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--vocab-size",
            defaultValue = "2048",
            paramLabel = "N",
            description = "Tokens of the vocabulary;" + " default ${DEFAULT-VALUE}.")
    private int vocabularySize;

    @Option(names = "--layers", defaultValue = "3", paramLabel = "N", description = "Layers; default ${DEFAULT-VALUE}.")
    private int layers;

    @Option(names = "--width", defaultValue = "192", paramLabel = "N", description = "Width; default ${DEFAULT-VALUE}.")
    private int width;

    @Option(names = "--heads", defaultValue = "6", paramLabel = "N", description = "Heads; default ${DEFAULT-VALUE}.")
    private int heads;

    @Option(
            names = "--context",
            defaultValue = "64",
            paramLabel = "N",
            description = "Tokens of a sequence; default" + " ${DEFAULT-VALUE}.")
    private int context;

    @Option(
            names = "--batch",
            defaultValue = "8",
            paramLabel = "N",
            description = "Sequences of a step; default" + " ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--learning-rate",
            defaultValue = "4e-3",
            paramLabel = "R",
            description = "Peak of the learning" + " rate; default ${DEFAULT-VALUE}.")
    private double learningRate;

    @Option(
            names = "--dropout",
            defaultValue = "0.1",
            paramLabel = "P",
            description = "Share of values that training" + " drops; default ${DEFAULT-VALUE}.")
    private double dropout;

    /**
     * Makes the command.
     *
     * @param console where it reads and writes
     */
    public TourCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        TourOptions options = new TourOptions(
                out,
                corpus,
                language,
                tokens,
                seed,
                vocabularySize,
                layers,
                width,
                heads,
                context,
                batch,
                learningRate,
                dropout);
        console.result(new Tour(options, console).run());
        return 0;
    }
}
