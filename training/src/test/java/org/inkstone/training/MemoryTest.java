package org.inkstone.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Memory of a training process, evaluations included. */
class MemoryTest {
    private static final int HEAP = 1;
    private static final int RESIDENT = 2;
    private static final int RESERVED = 3;

    @Test
    void memoryIsFlatAfterTheFirstSteps() throws Exception {
        List<String> lines = ChildJvm.run(
                List.of("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch", "-Dinkstone.threads=2"),
                LongRun.class,
                "500",
                "10",
                "20");
        long[][] rows =
                lines.subList(lines.indexOf("step,heapUsed,rssBytes,reservedBytes,loss") + 1, lines.size()).stream()
                        .map(line -> Arrays.stream(line.split(",", -1))
                                .limit(4)
                                .mapToLong(Long::parseLong)
                                .toArray())
                        .toArray(long[][]::new);
        assertEquals(50, rows.length, lines.toString());
        long[] early = rows[4];
        long[] last = rows[49];
        assertEquals(50, early[0]);
        assertEquals(500, last[0]);
        assertEquals(early[RESERVED], last[RESERVED], "a step reserved memory outside the heap");
        assertTrue(last[HEAP] <= 1.2 * early[HEAP], last[HEAP] + " after " + early[HEAP]);
        assumeTrue(early[RESIDENT] > 0, "needs /proc");
        assertTrue(last[RESIDENT] <= 1.2 * early[RESIDENT], last[RESIDENT] + " after " + early[RESIDENT]);
    }
}
