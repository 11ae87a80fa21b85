package org.inkstone.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.backend.TensorBackends;
import org.inkstone.models.decoder.CausalDecoder;
import org.inkstone.models.decoder.HuggingFaceModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Greedy generation of a model folder, or of a GPT-2 with random weights. The peer prints {@code … tok/s}, the first of
 * which counts; if it prints {@code ids=1,2,…}, the report says how far they agree.
 */
@Command(name = "generate", description = "Greedy generation with the key/value cache, in tokens/s.")
final class GenerateBenchmark implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "A folder with config.json and model.safetensors, {model}; default random weights.")
    private @Nullable Path folder;

    @Mixin
    private DecoderSizes sizes = new DecoderSizes();

    @Option(
            names = "--prompt-tokens",
            paramLabel = "N",
            defaultValue = "16",
            description = "The length of the prompt 1, 2, 3, …, {prompt-tokens}; ${DEFAULT-VALUE}.")
    private int promptTokens = 16;

    @Option(
            names = "--new-tokens",
            paramLabel = "N",
            defaultValue = "128",
            description = "Tokens to generate, {new-tokens}; ${DEFAULT-VALUE}.")
    private int newTokens = 128;

    @Mixin
    private PeerOptions peers = new PeerOptions();

    @Override
    public Integer call() throws IOException {
        TensorBackend backend = TensorBackends.preferred();
        CausalDecoder model = folder == null
                ? CausalDecoder.initialize(sizes.config(), backend, 1)
                : HuggingFaceModel.load(folder, backend);
        Map<String, Object> settings = new LinkedHashMap<>();
        if (folder == null) {
            settings.putAll(sizes.settings());
        } else {
            settings.put("model", folder);
        }
        settings.put("prompt-tokens", promptTokens);
        settings.put("new-tokens", newTokens);
        GreedyGeneration ours = new GreedyGeneration(model, promptTokens, newTokens);
        List<Contestant> contestants = new ArrayList<>(List.of(ours));
        Optional<PeerContestant> peer = peers.contestant(settings, output -> newTokens / output.tokensPerSecond());
        peer.ifPresent(contestants::add);
        List<Timings> timings = peers.alternation().run(contestants);

        if (folder != null) {
            settings.put("model", String.valueOf(folder.getFileName()));
        }
        settings.put("parameters", model.config().parameterCount());
        List<String> notes = new ArrayList<>();
        if (folder != null) {
            peer.ifPresent(p -> notes.add(p.name() + ": " + agreement(p.lastOutput(), ours.ids())));
        }
        Console.print(new Report(
                "generate",
                Machine.current(),
                settings,
                List.of(Column.rate("tokens/s", newTokens), Column.time("ms/token", 1e3 / newTokens)),
                timings,
                notes));
        return 0;
    }

    private static String agreement(PeerOutput output, List<Integer> ours) {
        if (output.text("ids").isEmpty()) {
            return "does not say what it generated";
        }
        String[] theirs = output.text("ids").get().split(",", -1);
        int at = Arrays.mismatch(theirs, ours.stream().map(String::valueOf).toArray(String[]::new));
        return at < 0
                ? "the same " + ours.size() + " ids as Inkstone"
                : "the first " + at + " of " + ours.size() + " ids are the same as Inkstone's";
    }
}
