package org.inkstone.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AtomicLong seconds = new AtomicLong();

    @Test
    void printsALineEveryFewSecondsAndTheLastState() {
        try (ProgressBars progress = new ProgressBars(err, false, "tokens", () -> seconds.get() * 1_000_000_000L)) {
            for (int second = 0; second <= 12; second++) {
                seconds.set(second);
                progress.update("train", second * 1000L, 20_000, "loss " + (9 - second / 10.0));
            }
        }
        assertEquals(
                String.join(
                        System.lineSeparator(),
                        "train: 0 of 20,000 tokens (0 %), loss 9.0",
                        "train: 5,000 of 20,000 tokens (25 %), 1,000 tokens/s, loss 8.5",
                        "train: 10,000 of 20,000 tokens (50 %), 1,000 tokens/s, loss 8.0",
                        "train: 12,000 of 20,000 tokens (60 %), 1,000 tokens/s, loss 7.8",
                        ""),
                text());
    }

    @Test
    void aNewTaskEndsTheOneBefore() {
        try (ProgressBars progress = new ProgressBars(err, false, "documents", () -> seconds.get() * 1_000_000_000L)) {
            progress.update("read", 1, -1, "");
            seconds.set(1);
            progress.update("read", 7, -1, "");
            progress.update("split", 1, 7, "");
        }
        assertEquals(
                String.join(
                        System.lineSeparator(),
                        "read: 1 documents",
                        "read: 7 documents, 6 documents/s",
                        "split: 1 of 7 documents (14 %)",
                        ""),
                text());
    }

    @Test
    void drawsABarForAPerson() {
        try (ProgressBars progress = new ProgressBars(err, true, "tokens")) {
            progress.update("train", 50, 100, "loss 3.2");
        }
        assertTrue(text().contains("train") && text().contains("50%") && text().contains("loss 3.2"), text());
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
