package org.inkstone.tokenizers.trainer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The different words in one array of symbols, a border after each.
 *
 * <p>The words stand in their natural order, so that nothing depends on the order in which they were counted. Symbols are
 * numbered from 1 in the order of their code points; 0 is the border.
 */
final class UnigramText {
    static final int BORDER = 0;

    /** The symbols of all words. */
    final int[] symbols;
    /** Where each word begins; a word ends before the border, one place before the next word begins. */
    final int[] starts;
    /** How often each word occurs. */
    final long[] counts;
    /** The code point of each symbol. */
    final int[] codePoints;

    final int longestWord;

    UnigramText(WordCounts words) {
        int[] order = IntStream.range(0, words.size())
                .filter(w -> !words.word(w).isEmpty())
                .boxed()
                .sorted(Comparator.comparing(words::word))
                .mapToInt(Integer::intValue)
                .toArray();
        long size = 0;
        TreeSet<Integer> points = new TreeSet<>();
        boolean[] seen = new boolean[Character.MAX_CODE_POINT + 1];
        int longest = 0;
        for (int w : order) {
            int[] word = words.word(w).codePoints().toArray();
            for (int point : word) {
                if (!seen[point]) {
                    seen[point] = true;
                    points.add(point);
                }
            }
            size += word.length + 1;
            longest = Math.max(longest, word.length);
        }
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "the different words must have fewer than 2147483639 symbols together, got " + size);
        }
        codePoints = new int[points.size() + 1];
        int[] symbolOf = new int[seen.length];
        int next = 1;
        for (int point : points) {
            codePoints[next] = point;
            symbolOf[point] = next++;
        }
        longestWord = longest;
        symbols = new int[(int) size];
        starts = new int[order.length + 1];
        counts = new long[order.length];
        int place = 0;
        for (int w = 0; w < order.length; w++) {
            starts[w] = place;
            counts[w] = words.count(order[w]);
            String word = words.word(order[w]);
            for (int i = 0; i < word.length(); ) {
                int point = word.codePointAt(i);
                symbols[place++] = symbolOf[point];
                i += Character.charCount(point);
            }
            symbols[place++] = BORDER;
        }
        starts[order.length] = place;
    }

    int words() {
        return counts.length;
    }

    /** Where a word ends, its border excluded. */
    int end(int word) {
        return starts[word + 1] - 1;
    }

    String string(int place, int length) {
        StringBuilder string = new StringBuilder(length);
        for (int i = place; i < place + length; i++) {
            string.appendCodePoint(codePoints[symbols[i]]);
        }
        return string.toString();
    }

    /** Cuts the words into at most so many stretches of about the same number of symbols: from one limit to the next. */
    List<int[]> chunks(int number) {
        List<int[]> chunks = new ArrayList<>();
        int from = 0;
        for (int k = 1; k <= number; k++) {
            long limit = (long) symbols.length * k / number;
            int to = from;
            while (to < words() && starts[to] < limit) {
                to++;
            }
            if (to > from) {
                chunks.add(new int[] {from, to});
                from = to;
            }
        }
        return chunks;
    }
}
