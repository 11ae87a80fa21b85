package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void readsTheModelOfAnX86() {
        List<String> cpuinfo = List.of(
                "processor\t: 0", "model\t\t: 85", "model name\t: Some CPU @ 2.50GHz", "", "model name\t: Other");

        assertEquals("Some CPU @ 2.50GHz", Machine.cpuModel(cpuinfo));
    }

    @Test
    void readsTheModelOfAnArmBoard() {
        assertEquals(
                "Some Board Rev 1.1",
                Machine.cpuModel(List.of("CPU part\t: 0xd08", "", "Model\t\t: Some Board Rev 1.1")));
    }

    @Test
    void doesNotGuess() {
        assertEquals("unknown", Machine.cpuModel(List.of("flags : a b", "no colon")));
    }

    @Test
    void describesThisMachine() {
        Machine machine = Machine.current();

        assertTrue(machine.cores() > 0);
        assertFalse(machine.cpu().isBlank());
        assertTrue(machine.describe().contains(System.getProperty("java.runtime.version")));
    }
}
