package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PeerOutputTest {
    private static PeerOutput output(String... lines) {
        return new PeerOutput(List.of(lines), 1);
    }

    @Test
    void findsKeysAmongOtherWords() {
        PeerOutput output = output("params=3289088 L=4 compile=False median_step_ms=85.2 tokens_per_s=24038");

        assertEquals(85.2, output.required("median_step_ms"));
        assertEquals(3289088, output.required("params"));
        assertEquals(Optional.of("False"), output.text("compile"));
    }

    @Test
    void theLastValueCounts() {
        PeerOutput output = output("seconds=1", "seconds=2 seconds=3e0", "done");

        assertEquals(OptionalDouble.of(3), output.number("seconds"));
    }

    @Test
    void aKeyIsAWholeWord() {
        assertTrue(output("total_seconds=4", "x.seconds=5").number("seconds").isEmpty());
    }

    @Test
    void theFirstRateCounts() {
        PeerOutput output =
                output("loading 3 files", "L=4 C=256 V=4096 greedy: 123.4 tok/s", "L=4 C=256 V=4096 beam4: 56.7 tok/s");

        assertEquals(123.4, output.tokensPerSecond());
    }

    @Test
    void saysWhatIsMissing() {
        assertEquals(
                "the peer must print median_step_ms=NUMBER, its last line was: Killed",
                assertThrows(IllegalArgumentException.class, () -> output("Killed")
                                .required("median_step_ms"))
                        .getMessage());
        assertEquals(
                "the peer must print NUMBER tok/s, its last line was: nothing",
                assertThrows(IllegalArgumentException.class, () -> output().tokensPerSecond())
                        .getMessage());
        assertEquals(
                "the peer's seconds must be a number, got fast",
                assertThrows(IllegalArgumentException.class, () -> output("seconds=fast")
                                .number("seconds"))
                        .getMessage());
    }
}
