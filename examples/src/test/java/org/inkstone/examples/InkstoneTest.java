package org.inkstone.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.inkstone.examples.walkthrough.Walkthrough;
import org.inkstone.examples.walkthrough.Walkthroughs;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class InkstoneTest {
    @Test
    void listsTheCommandsOneLineEach() {
        ConsoleRun run = ConsoleRun.of("");
        assertEquals(0, run.status());
        assertEquals("", run.err());
        for (String line : run.out().lines().toList()) {
            assertTrue(line.matches("[a-z0-9-]+ {2,}\\S.*"), line);
        }
        for (Walkthrough walkthrough : Walkthroughs.all()) {
            assertTrue(commands().contains(walkthrough.name()));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCommandHasHelp() {
        return commands().stream()
                .map(command -> DynamicTest.dynamicTest(command, () -> {
                    ConsoleRun run = ConsoleRun.of("", command, "--help");
                    assertEquals(0, run.status());
                    assertTrue(run.out().startsWith("Usage: inkstone " + command), run.out());
                    assertEquals("", run.err());
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyCommandRefusesAnUnknownOptionInOneLine() {
        return commands().stream()
                .map(command -> DynamicTest.dynamicTest(command, () -> {
                    ConsoleRun run = ConsoleRun.of("", command, "--no-such-option");
                    assertEquals(2, run.status());
                    assertEquals("", run.out());
                    assertTrue(run.errorLine().startsWith("inkstone " + command + ": "), run.err());
                }));
    }

    @Test
    void anUnknownCommandIsBadInput() {
        ConsoleRun run = ConsoleRun.of("", "no-such-command");
        assertEquals(2, run.status());
        assertEquals(
                "inkstone: unknown command 'no-such-command'; run without arguments for the list", run.errorLine());
    }

    private static List<String> commands() {
        return ConsoleRun.of("")
                .out()
                .lines()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }
}
