package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerCommandTest {
    @Test
    void fillsSettingsInAndLeavesOtherBracesAlone() {
        PeerCommand command = new PeerCommand("run {layers} {vocab-size} {other} {layers}");

        assertEquals(
                "run 4 4096 {other} 4",
                command.with(Map.of("layers", 4, "vocab-size", 4096)).command());
    }

    @Test
    void hasWhatTheCommandPrints() throws IOException {
        PeerOutput output = new PeerCommand("echo seconds=1.5").run();

        assertEquals(List.of("seconds=1.5"), output.lines());
        assertTrue(output.wallSeconds() > 0);
    }

    @Test
    void namesTheCommandThatFails() {
        String command = "echo so far && exit 3";

        IOException e = assertThrows(IOException.class, () -> new PeerCommand(command).run());

        assertEquals("the peer must exit with status 0, got 3 from: " + command, e.getMessage());
    }

    @Test
    void needsACommand() {
        assertThrows(IllegalArgumentException.class, () -> new PeerCommand(" "));
    }
}
