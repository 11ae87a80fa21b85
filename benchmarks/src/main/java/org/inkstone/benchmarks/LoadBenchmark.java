package org.inkstone.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loading of a tokenizer, first and later, and the memory that it keeps, beside other libraries. */
@Command(name = "load", description = "Loading of a tokenizer: time, in a new process and after that, and memory.")
final class LoadBenchmark implements Callable<Integer> {
    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            description = "A Python with tokenizers, tiktoken or sentencepiece, whose loading is measured beside.")
    private @Nullable Path python;

    @Option(names = "--rounds", paramLabel = "N", description = "New processes of each library; default 3.")
    private int rounds = 3;

    @Override
    public Integer call() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            TokenizerSource source = tokenizer.source(folder.path());
            PeerFormats formats = PeerFormats.of(source, source.load(), folder.path());
            List<String> notes = new ArrayList<>();
            List<Loading> contestants = new ArrayList<>();
            contestants.add(inkstone(source));
            formats.jtokkit()
                    .ifPresent(known -> contestants.add(new Loading(
                            "JTokkit", new FreshJvm(LoadProbe.class, List.of("jtokkit", known.name()))::run)));
            if (python != null) {
                PythonScripts scripts = PythonScripts.unpack(python, folder.path());
                for (PythonPeer peer : PythonPeer.of(formats)) {
                    addIfThere(peer, scripts, contestants, notes);
                }
            }
            List<List<LoadFigures>> figures = new Alternation(rounds, 0).measure(contestants);
            LoadReport report =
                    new LoadReport(contestants.stream().map(Loading::name).toList(), figures);
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("tokenizer", source.name());
            settings.put("MB of the file", Math.round(Files.size(source.file()) / 1e3) / 1e3);
            Console.print(new Findings("load", Machine.current(), settings, report.table(), report.results(), notes));
        }
        return 0;
    }

    private static Loading inkstone(TokenizerSource source) {
        List<String> arguments =
                new ArrayList<>(List.of("inkstone", source.file().toString()));
        source.pattern().ifPresent(arguments::add);
        return new Loading("Inkstone", new FreshJvm(LoadProbe.class, arguments)::run);
    }

    private static void addIfThere(
            PythonPeer peer, PythonScripts scripts, List<Loading> contestants, List<String> notes) {
        try {
            String library = peer.arguments().get(0);
            notes.add(peer.name() + " " + answer(scripts.command("tokenizer_peers.py", library)));
            List<String> command = scripts.command("load.py", peer.arguments().toArray(String[]::new));
            contestants.add(new Loading(peer.name(), () -> new PeerOutput(List.of(answer(command)), 0)));
        } catch (IOException e) {
            notes.add(peer.name() + ": left out, it does not run here: " + e.getMessage());
        }
    }

    private static String answer(List<String> command) throws IOException {
        try (LineProcess process = LineProcess.start(command)) {
            return process.receive();
        }
    }
}
