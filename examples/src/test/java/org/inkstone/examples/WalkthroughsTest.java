package org.inkstone.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.inkstone.examples.walkthrough.Blackboard;
import org.inkstone.examples.walkthrough.Walkthrough;
import org.inkstone.examples.walkthrough.Walkthroughs;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WalkthroughsTest {
    private interface Work {
        void on(Blackboard board) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> everyExampleSucceedsAndGivesTheSameTwice() {
        return Walkthroughs.all().stream()
                .map(walkthrough -> DynamicTest.dynamicTest(walkthrough.name(), () -> {
                    ConsoleRun run = ConsoleRun.of("", walkthrough.name());
                    assertEquals(0, run.status(), run.out());
                    assertTrue(run.out().contains("check: "), run.out());
                    assertTrue(run.out().contains("Read next: docs/"), run.out());
                    assertEquals(run, ConsoleRun.of("", walkthrough.name()));
                    walkthrough.getClass().getMethod("main", String[].class);
                }));
    }

    @Test
    void aFailedCheckFailsTheExample() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertFalse(run(bytes, board -> {
            board.check("sum", 3, 1 + 1);
            board.check("pi", 3.14159, Math.PI, 1e-4);
        }));
        assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("CHECK FAILED: sum must be 3, got 2"));
    }

    @Test
    void anExampleWithoutAnyCheckFails() throws Exception {
        assertFalse(run(new ByteArrayOutputStream(), board -> board.note("nothing")));
    }

    @Test
    void notANumberFailsACheck() throws Exception {
        assertFalse(run(new ByteArrayOutputStream(), board -> board.check("loss", 1.0, Double.NaN, 0.1)));
    }

    @Test
    void tablesAlignTheirColumns() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        run(bytes, board -> board.table("token", "count", "p")
                .row("墨", 12, 0.5)
                .row("paper", 3, 0.125)
                .print());
        assertTrue(
                bytes.toString(StandardCharsets.UTF_8)
                        .contains(
                                "  token  count  p\n  -----  -----  ------\n  墨        12  0.5000\n  paper      3  0.1250\n"),
                bytes.toString(StandardCharsets.UTF_8));
    }

    private static boolean run(ByteArrayOutputStream bytes, Work work) throws Exception {
        Walkthrough walkthrough = new Walkthrough() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public String summary() {
                return "a test";
            }

            @Override
            public String docs() {
                return "index.md";
            }

            @Override
            public void work(Blackboard board) throws Exception {
                work.on(board);
            }
        };
        return new Blackboard(new PrintStream(bytes, true, StandardCharsets.UTF_8)).run(walkthrough);
    }
}
