package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredTextTest {
    private static final TextLines TEN = new TextLines(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));

    @TempDir
    private Path folder;

    @Test
    void readsLinesAndLeavesEmptyOnesOut() throws IOException {
        TextLines read = TextLines.read(Files.writeString(folder.resolve("text.txt"), "ab\n\né\rf\nlast\n"));

        assertEquals(List.of("ab", "é\rf", "last"), read.lines());
        assertEquals(10e-6, read.megabytes(), 1e-12);
        assertEquals(List.of("ab", "é\rf"), read.firstMegabytes(3e-6).lines());
    }

    @Test
    void aTextNeedsALine() throws IOException {
        Path file = Files.writeString(folder.resolve("text.txt"), "\n\n");

        assertEquals(
                "the text must have a line that is not empty, but " + file + " has none",
                assertThrows(IllegalArgumentException.class, () -> TextLines.read(file))
                        .getMessage());
    }

    @Test
    void linesBehindTheMeasuredOnesWarmUp() {
        MeasuredText text = MeasuredText.split(TEN, TEN.first(3));

        assertEquals(List.of("a", "b", "c"), text.measured().lines());
        assertEquals(List.of("d", "e", "f", "g", "h", "i", "j"), text.warmUp().lines());
    }

    @Test
    void theLastFifthIsSetAsideIfAllAreWanted() {
        MeasuredText text = MeasuredText.split(TEN, TEN);

        assertEquals(8, text.measured().lines().size());
        assertEquals(List.of("i", "j"), text.warmUp().lines());
    }

    @Test
    void theWarmUpIsCutWhereMoreIsOfNoUse() {
        TextLines long1 = new TextLines(Collections.nCopies(100, "x".repeat(100_000)));

        assertTrue(MeasuredText.split(long1, long1.first(1)).warmUp().megabytes() <= 4.1);
    }

    @Test
    void oneLineCannotDoBoth() {
        TextLines one = new TextLines(List.of("a"));

        assertEquals(
                "the text must have lines to measure and others to warm up, got 0 and 1; give it more lines, or"
                        + " --warm-up-text",
                assertThrows(IllegalArgumentException.class, () -> MeasuredText.split(one, one))
                        .getMessage());
    }
}
