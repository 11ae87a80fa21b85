package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadReportTest {
    @TempDir
    private Path folder;

    @Test
    void printsMediansAndRatios() {
        LoadReport report = new LoadReport(
                List.of("Inkstone", "peer"),
                List.of(
                        List.of(
                                new LoadFigures(0.2, 0.1, 3e6, 4e6),
                                new LoadFigures(0.4, 0.1, 3e6, 4e6),
                                new LoadFigures(0.25, 0.1, 3e6, 4e6)),
                        List.of(new LoadFigures(0.5, 0.25, 12e6, 13e6))));

        assertEquals(
                """
                | contestant | ms first | ms later | time ÷ Inkstone's first | later | MB loaded | MB in use | runs |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                | Inkstone | 250 | 100 | 1.00 | 1.00 | 3.00 | 4.00 | 3 |
                | peer | 500 | 250 | 2.00 | 2.50 | 12.0 | 13.0 | 1 |
                """,
                report.table().text());
        assertEquals(2.5, report.results().get(1).get("laterRatio"));
        assertEquals(4e6, report.results().get(0).get("inUseBytes"));
    }

    @Test
    void figuresAreReadAsTheyArePrinted() {
        LoadFigures figures = new LoadFigures(0.5, 1e-5, 12345678, -16);

        assertEquals(figures, LoadFigures.of(new PeerOutput(List.of(figures.line()), 1)));
        assertThrows(IllegalArgumentException.class, () -> new LoadFigures(0, 1, 1, 1));
    }

    @Test
    void measuresInAJvmOfItsOwn() throws IOException {
        Path file = TiktokenVocabulary.R50K.write(folder);

        LoadFigures figures = LoadFigures.of(new FreshJvm(LoadProbe.class, List.of("inkstone", file.toString())).run());

        assertTrue(figures.loaded() > 1e6, figures::toString);
    }

    @Test
    void tellsWhichProgramFailed() {
        FreshJvm jvm = new FreshJvm(LoadProbe.class, List.of("inkstone", "none.json"));

        assertEquals(
                "the JVM must exit with status 0, got 1 from: LoadProbe inkstone none.json",
                assertThrows(IOException.class, jvm::run).getMessage());
    }
}
