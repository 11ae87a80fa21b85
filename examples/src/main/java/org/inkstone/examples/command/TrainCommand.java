package org.inkstone.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.inkstone.core.backend.TensorBackends;
import org.inkstone.core.io.AtomicFiles;
import org.inkstone.data.DocumentSplit;
import org.inkstone.examples.cli.Console;
import org.inkstone.examples.cli.ProgressBars;
import org.inkstone.models.config.DecoderConfig;
import org.inkstone.models.decoder.CausalDecoder;
import org.inkstone.models.decoder.HuggingFaceModel;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.training.HeldOutEvaluation;
import org.inkstone.training.NextTokenBatches;
import org.inkstone.training.TrainableModel;
import org.inkstone.training.Trainer;
import org.inkstone.training.TrainingCheckpoint;
import org.inkstone.training.TrainingDivergedException;
import org.inkstone.training.TrainingOptions;
import org.inkstone.training.TrainingRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a language model from scratch on a text file. */
@Command(
        name = "train",
        description = {
            "Train a language model on a UTF-8 text file, a document a line.",
            "OUTPUT becomes a Hugging Face directory: config.json, model.safetensors, tokenizer.json. Checkpoints lie in"
                    + " OUTPUT/checkpoints; --resume continues from the newest one, and the weights are then those of a"
                    + " run that was never stopped.",
            "Prints {\"loss\":…,\"validationLoss\":…,\"tokensPerSecond\":…,\"steps\":…}: the last step's loss and the"
                    + " loss on text that was kept apart, in nats a token; null where there is nothing to measure."
        })
public final class TrainCommand implements Callable<Integer> {
    private static final String CHECKPOINTS = "checkpoints";

    private final Console console;

    @Option(names = "--corpus", required = true, paramLabel = "FILE", description = "The text, a document a line.")
    private Path corpus = Path.of("");

    @Option(names = "--tokenizer", required = true, paramLabel = "FILE", description = "A tokenizer.json.")
    private Path tokenizer = Path.of("");

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Where the model is written.")
    private Path output = Path.of("");

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Go on from the newest whole checkpoint of this earlier --output; all that decides the result"
                    + " must be as it was.")
    private @Nullable Path resume;

    @Mixin
    private ModelShapeOptions shape = new ModelShapeOptions();

    @Mixin
    private OptimizationOptions optimization = new OptimizationOptions();

    @Option(
            names = "--save-every",
            defaultValue = "200",
            paramLabel = "N",
            description = "Steps between checkpoints; default ${DEFAULT-VALUE}.")
    private long saveEvery;

    @Option(
            names = "--validation-fraction",
            defaultValue = "0.05",
            paramLabel = "F",
            description = "Share of the documents that is kept apart, in [0, 1); default ${DEFAULT-VALUE}.")
    private double validationFraction;

    @Option(
            names = "--end-of-text",
            paramLabel = "TOKEN",
            description = "The token before each document; default <|endoftext|>, else the first special token.")
    private @Nullable String endOfText;

    /**
     * Makes the command.
     *
     * @param console where it reads and writes
     */
    public TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        OptionRange.atLeast("--save-every", saveEvery, 1);
        OptionRange.below("--validation-fraction", validationFraction, 0, 1);
        requireFile("--corpus", corpus);
        requireFile("--tokenizer", tokenizer);
        HuggingFaceTokenizer loaded = HuggingFaceTokenizer.load(tokenizer);
        EndOfText end = EndOfText.of(loaded, endOfText);
        DecoderConfig config = shape.config(loaded.vocabularySize(), end.id());
        TrainingOptions options = optimization.training(shape.width());
        TrainingMemory.require(config, optimization.batch(), shape.context());
        TrainingText text = readText(loaded, end);
        prepareFolders();

        CausalDecoder decoder = CausalDecoder.initialize(config, TensorBackends.preferred(), options.seed());
        NextTokenBatches batches =
                new NextTokenBatches(text.train(), optimization.batch(), shape.context(), options.seed());
        Trainer trainer = new Trainer(TrainableModel.of(decoder), batches, options);
        resume(trainer);
        RunFigures figures = train(trainer);
        HuggingFaceModel.save(decoder, output);
        AtomicFiles.writeBytes(output.resolve("tokenizer.json"), Files.readAllBytes(tokenizer));
        console.result(figures.toJson(trainer.steps(), validationLoss(trainer.model(), text)));
        return 0;
    }

    private static void requireFile(String option, Path path) {
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException(option + " must be a file, got the folder " + path);
        }
    }

    private TrainingText readText(HuggingFaceTokenizer loaded, EndOfText end) throws IOException {
        if (!end.isUsual() && endOfText == null) {
            say("the tokenizer has no <|endoftext|>; documents are set apart by " + end.token());
        }
        DocumentSplit split = new DocumentSplit(optimization.seed(), validationFraction);
        TrainingText text;
        try (ProgressBars progress = console.progress("documents")) {
            text = TrainingText.read(corpus, loaded, end, split, shape.context(), progress);
        }
        if (text.validation().isEmpty() && validationFraction > 0) {
            say("the corpus is too short to keep validation text apart; all of it is trained on");
        }
        return text;
    }

    /** The folder exists from the start, so that a run that is killed before its first checkpoint can be resumed. */
    private void prepareFolders() throws IOException {
        if (resume != null && !Files.isDirectory(resume.resolve(CHECKPOINTS))) {
            throw new IllegalArgumentException("--resume must be the --output of an earlier run, with a folder "
                    + CHECKPOINTS + ", got " + resume);
        }
        Path checkpoints = Files.createDirectories(output.resolve(CHECKPOINTS));
        if (resume == null && !isEmpty(checkpoints)) {
            say("the checkpoints of an earlier run in " + output + " will be replaced; to go on with that run, add"
                    + " --resume " + output);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void resume(Trainer trainer) throws IOException {
        if (resume == null) {
            return;
        }
        if (!new TrainingCheckpoint(resume.resolve(CHECKPOINTS)).resume(trainer)) {
            say("there is no checkpoint in " + resume.resolve(CHECKPOINTS) + " yet; starting at step 0");
        } else if (trainer.isFinished()) {
            say("the run in " + resume + " is finished after " + trainer.steps() + " steps; nothing is left to train");
        }
    }

    private RunFigures train(Trainer trainer) {
        RunFigures figures = new RunFigures(trainer);
        try (ProgressBars progress = console.progress("steps")) {
            new TrainingRun(trainer)
                    .progress(progress)
                    .listener(figures)
                    .saveEvery(saveEvery, new TrainingCheckpoint(output.resolve(CHECKPOINTS)))
                    .run();
        } catch (TrainingDivergedException e) {
            throw new IllegalArgumentException(e.getMessage() + "; use a lower --learning-rate or a smaller --clip", e);
        }
        return figures;
    }

    private @Nullable Double validationLoss(TrainableModel model, TrainingText text) {
        return text.validation()
                .map(kept -> new HeldOutEvaluation(kept, shape.context(), optimization.batch())
                        .evaluate(model)
                        .natsPerToken())
                .orElse(null);
    }

    private void say(String message) {
        console.err().println("train: " + message);
    }
}
