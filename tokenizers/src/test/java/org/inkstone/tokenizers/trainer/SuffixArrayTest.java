package org.inkstone.tokenizers.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuffixArrayTest {
    private static int[] random(SplittableRandom random) {
        int symbols = random.nextInt(1, 5);
        return IntStream.generate(() -> random.nextInt(symbols))
                .limit(random.nextInt(40))
                .toArray();
    }

    private static int[] sorted(int[] text) {
        return IntStream.range(0, text.length)
                .boxed()
                .sorted((a, b) -> Arrays.compare(text, a, text.length, text, b, text.length))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Test
    void sortsAllSuffixes() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 3000; round++) {
            int[] text = random(random);
            assertArrayEquals(sorted(text), SuffixArray.of(text, 5), "random 7, round " + round);
        }
        int[] banana = "banana".chars().map(c -> c - 'a').toArray();
        assertArrayEquals(new int[] {5, 3, 1, 0, 4, 2}, SuffixArray.of(banana, 26));
        assertArrayEquals(new int[] {0, 1, 3, 0, 0, 2}, SuffixArray.commonPrefixes(banana, SuffixArray.of(banana, 26)));
    }

    /** A substring is visited if it occurs twice and not always before the same symbol; the order is descending. */
    @Test
    void findsTheRepeatedSubstrings() {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 1000; round++) {
            int[] text = random(random);
            int[] order = SuffixArray.of(text, 5);
            List<String> found = new ArrayList<>();
            RepeatedSubstrings.visit(
                    SuffixArray.commonPrefixes(text, order),
                    (length, from, to) -> found.add(string(text, order[from], length) + " " + (to - from)));
            TreeSet<String> expected = new TreeSet<>();
            for (int start = 0; start < text.length; start++) {
                for (int end = start + 1; end <= text.length; end++) {
                    expect(text, start, end - start, expected);
                }
            }
            assertEquals(new ArrayList<>(expected.descendingSet()), found, "random 8, round " + round);
        }
    }

    private static void expect(int[] text, int start, int length, Set<String> expected) {
        TreeSet<Integer> after = new TreeSet<>();
        int occurrences = 0;
        for (int i = 0; i + length <= text.length; i++) {
            if (Arrays.equals(text, i, i + length, text, start, start + length)) {
                occurrences++;
                after.add(i + length < text.length ? text[i + length] : -1);
            }
        }
        if (after.size() > 1) {
            expected.add(string(text, start, length) + " " + occurrences);
        }
    }

    private static String string(int[] text, int start, int length) {
        StringBuilder string = new StringBuilder();
        for (int i = start; i < start + length; i++) {
            string.append((char) ('a' + text[i]));
        }
        return string.toString();
    }
}
