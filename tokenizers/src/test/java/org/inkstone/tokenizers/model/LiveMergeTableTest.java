package org.inkstone.tokenizers.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LiveMergeTableTest {
    /** A symbol that has no room in a slot. */
    private static final int LARGE = 3_000_000;

    @Test
    void findsEveryMergeAndNoOther() {
        SplittableRandom random = new SplittableRandom(1);
        int limit = 3_000;
        Map<Long, Integer> merges = new HashMap<>();
        LiveMergeTable table = new LiveMergeTable(20_000);
        for (int symbol = 256; symbol < 20_256; symbol++) {
            int left = random.nextInt(limit);
            int right = random.nextInt(limit);
            if (merges.putIfAbsent(pair(left, right), symbol) == null) {
                table.append(left, right, symbol);
            }
        }
        for (int left = 0; left < limit; left++) {
            for (int right = 0; right < limit; right++) {
                assertEquals(merges.getOrDefault(pair(left, right), LiveMergeTable.NONE), table.find(left, right));
            }
        }
    }

    @Test
    void hasRoomForSymbolsThatASlotHasNot() {
        LiveMergeTable table = new LiveMergeTable(10);
        table.append(1, 300, LARGE);
        table.append(LARGE, 300, LARGE + 1);
        table.append(2, 300, LARGE + 2);
        table.append(3, 300, 400);
        assertEquals(LARGE, table.find(1, 300));
        assertEquals(LARGE + 1, table.find(LARGE, 300));
        assertEquals(LARGE + 2, table.find(2, 300));
        assertEquals(400, table.find(3, 300));
        assertEquals(LiveMergeTable.NONE, table.find(300, LARGE));
        assertEquals(LiveMergeTable.NONE, table.find(4, 300));
    }

    private static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }
}
