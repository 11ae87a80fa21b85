package org.inkstone.examples.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.inkstone.core.backend.TensorBackends;
import org.inkstone.decoding.DecodingStrategy;
import org.inkstone.decoding.Generation;
import org.inkstone.decoding.GenerationOptions;
import org.inkstone.examples.cli.Console;
import org.inkstone.examples.cli.DecodingOptions;
import org.inkstone.examples.cli.JsonLine;
import org.inkstone.models.decoder.CausalDecoder;
import org.inkstone.models.decoder.HuggingFaceModel;
import org.inkstone.tokenizers.HuggingFaceTokenizer;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Continues a prompt with a model. */
@Command(
        name = "generate",
        description = {
            "Continue a prompt with a model.",
            "Prints {\"ids\":[…],\"score\":…,\"tokensPerSecond\":…}, with --prompt also \"text\". The ids are the new"
                    + " ones only, a closing end token included; the score is the sum of their log-probabilities, for"
                    + " beam divided by length^length-penalty. At the end of the model's context it stops early."
        })
public final class GenerateCommand implements Callable<Integer> {
    /** What to continue: one of the two. */
    static final class Prompt {
        @Option(
                names = "--ids",
                converter = IdList.Converter.class,
                paramLabel = "ID,…",
                description = "The prompt's tokens, such as 1,2,3.")
        private @Nullable IdList ids;

        @Option(
                names = "--prompt",
                paramLabel = "TEXT",
                description = "The prompt as text; needs a tokenizer.json in DIR. Special tokens are plain text.")
        private @Nullable String text;
    }

    private final Console console;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR",
            description = "Holds config.json and *.safetensors.")
    private Path model = Path.of("");

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Prompt prompt = new Prompt();

    @Mixin
    private DecodingOptions decoding = new DecodingOptions();

    /**
     * Makes the command.
     *
     * @param console where it reads and writes
     */
    public GenerateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        HuggingFaceTokenizer tokenizer =
                prompt.text == null ? null : HuggingFaceTokenizer.load(model.resolve("tokenizer.json"));
        CausalDecoder decoder = HuggingFaceModel.load(model, TensorBackends.preferred());
        Set<Integer> endTokens = EndTokens.of(model, decoder.config());
        DecodingStrategy strategy = decoding.strategy(endTokens);
        GenerationOptions limits = decoding.limits(endTokens);
        int[] ids = promptIds(tokenizer, decoder);
        long began = System.nanoTime();
        Generation generation = strategy.generate(decoder, ids, limits);
        double seconds = (System.nanoTime() - began) / 1e9;
        console.result(json(generation, generation.ids().size() / seconds, tokenizer));
        return 0;
    }

    private int[] promptIds(@Nullable HuggingFaceTokenizer tokenizer, CausalDecoder decoder) {
        int[] ids = prompt.ids == null ? new int[0] : prompt.ids.ids();
        String option = "--ids";
        if (tokenizer != null && prompt.text != null) {
            option = "--prompt";
            ids = tokenizer.encode(prompt.text, AllowedSpecial.NONE, true).ids().stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            if (ids.length == 0) { // a text from its very beginning
                ids = decoder.config().specialTokens().begin().stream().toArray();
            }
        }
        PromptIds.check(option, ids, decoder, decoder.contextLength() - 1);
        return ids;
    }

    private static String json(
            Generation generation, double tokensPerSecond, @Nullable HuggingFaceTokenizer tokenizer) {
        StringBuilder out = new StringBuilder("{\"ids\":");
        JsonLine.numbers(
                out, generation.ids().stream().mapToInt(Integer::intValue).toArray());
        if (tokenizer != null) {
            out.append(",\"text\":");
            JsonLine.string(out, tokenizer.decode(generation.textIds()));
        }
        return out.append(",\"score\":")
                .append(generation.score())
                .append(",\"tokensPerSecond\":")
                .append(tokensPerSecond)
                .append('}')
                .toString();
    }
}
