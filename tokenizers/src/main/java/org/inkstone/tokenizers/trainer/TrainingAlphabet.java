package org.inkstone.tokenizers.trainer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The symbols that training starts from: those of the text and those that were asked for. */
final class TrainingAlphabet {
    private TrainingAlphabet() {}

    static void requireCodePoints(List<String> initialAlphabet) {
        for (String symbol : initialAlphabet) {
            if (symbol.codePointCount(0, symbol.length()) != 1) {
                throw new IllegalArgumentException(
                        "initialAlphabet must have strings of one code point, got \"" + symbol + "\"");
            }
        }
    }

    /**
     * The alphabet in the order of its code points.
     *
     * @param limit how many symbols are kept, the frequent ones; 0 keeps all
     */
    static Stream<String> of(WordCounts words, List<String> initial, int limit) {
        long[] frequent = new long[0x800];
        Map<Integer, Long> rare = new HashMap<>();
        for (int w = 0; w < words.size(); w++) {
            String word = words.word(w);
            long count = words.count(w);
            for (int i = 0; i < word.length(); ) {
                int point = word.codePointAt(i);
                if (point < frequent.length) {
                    frequent[point] += count;
                } else {
                    rare.merge(point, count, Long::sum);
                }
                i += Character.charCount(point);
            }
        }
        for (int point = 0; point < frequent.length; point++) {
            if (frequent[point] > 0) {
                rare.put(point, frequent[point]);
            }
        }
        for (String symbol : initial) {
            rare.put(symbol.codePointAt(0), Long.MAX_VALUE);
        }
        Comparator<Map.Entry<Integer, Long>> byCount = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return rare.entrySet().stream()
                .sorted(byCount.thenComparing(Map.Entry.comparingByKey()))
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Character.toString(entry.getKey()));
    }
}
