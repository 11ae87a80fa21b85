package org.inkstone.tokenizers.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongWordMergerTest {
    /** More symbols than one heap takes. */
    private static final int LENGTH = 1 << 13;

    @Test
    void mergesAsTheSimpleWayDoes() {
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 0; n < 5; n++) {
            int letters = random.nextInt(1, 6);
            MergeTable table = new MergeTable(64);
            List<int[]> merges = merges(random, letters, 40);
            for (int rank = 0; rank < merges.size(); rank++) {
                int[] merge = merges.get(rank);
                table.put(merge[0], merge[1], rank, merge[2]);
            }
            int[] symbols = random.ints(LENGTH, 0, letters).toArray();
            int[] expected = simple(merges, symbols);
            int[] first = new int[LENGTH];
            int[] placed = symbols.clone();
            int count = LongWordMerger.merge(table::find, symbols, LENGTH);
            assertArrayEquals(expected, Arrays.copyOf(symbols, count));
            assertEquals(count, LongWordMerger.merge(table::find, placed, first));
            assertArrayEquals(expected, Arrays.copyOf(placed, count));
            assertEquals(0, first[0]);
        }
    }

    /** Merges in any order, also such that a part is made by a later one. */
    private static List<int[]> merges(SplittableRandom random, int letters, int count) {
        List<int[]> merges = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int left = random.nextInt(letters + count / 4);
            int right = random.nextInt(letters + count / 4);
            if (merges.stream().noneMatch(other -> other[0] == left && other[1] == right)) {
                merges.add(new int[] {left, right, letters + random.nextInt(count)});
            }
        }
        return merges;
    }

    /** As long as some pair has a merge, the leftmost of the lowest rank is joined. */
    private static int[] simple(List<int[]> merges, int[] symbols) {
        List<Integer> word = new ArrayList<>();
        Arrays.stream(symbols).forEach(word::add);
        int rank = 0;
        while (rank < merges.size()) {
            int[] merge = merges.get(rank);
            int at = 0;
            while (at + 1 < word.size() && !(word.get(at) == merge[0] && word.get(at + 1) == merge[1])) {
                at++;
            }
            if (at + 1 >= word.size()) {
                rank++;
                continue;
            }
            word.set(at, merge[2]);
            word.remove(at + 1);
            rank = 0;
        }
        return word.stream().mapToInt(Integer::intValue).toArray();
    }
}
