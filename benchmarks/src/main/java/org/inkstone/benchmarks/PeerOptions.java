package org.inkstone.benchmarks;

import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of benchmarks whose peer is a program of the reader's. */
final class PeerOptions {
    @Option(
            names = "--peer",
            paramLabel = "CMD",
            description = "A command to measure in turn with Inkstone; {name} in it stands for a setting.")
    private @Nullable String command;

    @Option(
            names = "--peer-name",
            paramLabel = "NAME",
            defaultValue = "peer",
            description = "What the table calls it; default ${DEFAULT-VALUE}.")
    private String name = "peer";

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each is measured; default ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long Inkstone works unmeasured first; default ${DEFAULT-VALUE}.")
    private double warmUpSeconds = 5;

    Alternation alternation() {
        return new Alternation(rounds, warmUpSeconds);
    }

    Optional<PeerContestant> contestant(Map<String, Object> settings, ToDoubleFunction<PeerOutput> secondsOf) {
        return command == null
                ? Optional.empty()
                : Optional.of(new PeerContestant(name, new PeerCommand(command).with(settings), secondsOf));
    }
}
