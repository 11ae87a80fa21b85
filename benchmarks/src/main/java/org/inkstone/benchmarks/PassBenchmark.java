package org.inkstone.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inkstone.tokenizers.encoding.SubwordTokenizer;

/**
 * Measures cold and warm passes of Inkstone and its peers over the same lines, in turn. Results are compared on all lines
 * first; a peer whose results differ in more than rare lines is left out.
 *
 * @param options what to measure
 */
record PassBenchmark(PassOptions options) {
    /** Encodes, decodes or does one after the other; what both need is prepared once. */
    List<Findings> run(Direction... directions) throws IOException {
        MeasuredText text = options.text().read();
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            TokenizerSource source = options.tokenizer().source(folder.path());
            SubwordTokenizer loaded = source.load();
            Material measured = Material.of(text.measured(), loaded);
            Material warmUp = Material.of(text.warmUp(), loaded);
            PeerFormats formats = PeerFormats.of(source, loaded, folder.path());
            Path python = options.python();
            List<PythonScripts> scripts =
                    python == null ? List.of() : List.of(PythonScripts.unpack(python, folder.path()));
            List<Findings> findings = new ArrayList<>();
            for (Direction direction : directions) {
                try (PassContestants contestants = new PassContestants(direction, loaded, measured, warmUp)) {
                    contestants.addInkstone(new InkstonePeer(source));
                    formats.jtokkit().ifPresent(known -> contestants.add(new JTokkitPeer(known)));
                    if (options.djl()) {
                        formats.json().ifPresent(json -> contestants.add(new DjlPeer(json, folder.path())));
                    }
                    scripts.forEach(all -> PythonPeer.of(formats).forEach(peer -> contestants.add(peer, all)));
                    findings.add(findings(direction, contestants, text.measured(), source));
                }
            }
            return findings;
        }
    }

    private Findings findings(
            Direction direction, PassContestants contestants, TextLines measured, TokenizerSource source)
            throws IOException {
        PassReport report = new PassReport(measured.megabytes(), contestants.run(options.alternation()));
        Map<String, Object> settings = options.text().settings(measured);
        settings.put("tokenizer", source.name());
        settings.put("threads", 1);
        return new Findings(
                direction.name().toLowerCase(Locale.ROOT),
                Machine.current(),
                settings,
                report.table(),
                report.results(),
                contestants.notes());
    }
}
