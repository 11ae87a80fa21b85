package org.inkstone.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inkstone.core.backend.TensorBackend;
import org.inkstone.core.backend.TensorBackends;
import org.inkstone.models.config.DecoderConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * One training step of a GPT-2. The peer prints {@code median_step_ms=…}; if it prints {@code params=…}, the report says
 * whether it trains as many. Operations are estimated as 6 a parameter and token.
 */
@Command(name = "train-step", description = "A training step of a GPT-2, in ms and tokens/s.")
final class TrainStepBenchmark implements Callable<Integer> {
    private static final double OPERATIONS_PER_PARAMETER = 6;

    @Mixin
    private DecoderSizes sizes = new DecoderSizes();

    @Option(
            names = "--batch",
            paramLabel = "B",
            defaultValue = "8",
            description = "Sequences in a step, {batch}; ${DEFAULT-VALUE}.")
    private int batch = 8;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "10",
            description = "Steps of which a run takes the median, {steps}; ${DEFAULT-VALUE}.")
    private int steps = 10;

    @Mixin
    private PeerOptions peers = new PeerOptions();

    @Override
    public Integer call() throws IOException {
        DecoderConfig config = sizes.config();
        Map<String, Object> settings = sizes.settings();
        settings.put("batch", batch);
        settings.put("steps", steps);
        TensorBackend backend = TensorBackends.preferred();
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new TrainingSteps(config, backend, batch, steps));
        Optional<PeerContestant> peer = peers.contestant(settings, output -> output.required("median_step_ms") / 1e3);
        peer.ifPresent(contestants::add);
        double peak = SgemmPeak.gigaflops(backend);
        List<Timings> timings = peers.alternation().run(contestants);

        double tokens = (double) batch * config.maxPositions();
        double gigaflop = OPERATIONS_PER_PARAMETER * config.parameterCount() * tokens / 1e9;
        settings.put("parameters", config.parameterCount());
        settings.put("sgemm-peak-gflops", Math.rint(peak));
        List<String> notes = new ArrayList<>();
        peer.ifPresent(p -> notes.add(p.name() + ": " + parameters(p.lastOutput(), config.parameterCount())));
        Console.print(new Report(
                "train-step",
                Machine.current(),
                settings,
                List.of(
                        Column.time("ms/step", 1e3),
                        Column.rate("tokens/s", tokens),
                        Column.rate("GFLOP/s", gigaflop),
                        Column.rate("% of SGEMM peak", 100 * gigaflop / peak)),
                timings,
                notes));
        return 0;
    }

    private static String parameters(PeerOutput output, long ours) {
        if (output.number("params").isEmpty()) {
            return "does not say how many parameters it trains";
        }
        long theirs = (long) output.required("params");
        return theirs == ours
                ? "as many parameters as Inkstone"
                : theirs + " parameters, Inkstone " + ours + ": the work was not the same";
    }
}
