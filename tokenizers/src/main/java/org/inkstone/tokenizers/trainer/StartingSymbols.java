package org.inkstone.tokenizers.trainer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Turns words into the symbols that training starts from: a code point each, with the affix of its place in the word.
 *
 * <p>With the prefix {@code ##} and the suffix {@code </w>}, <i>low</i> becomes {@code l ##o ##w</w>}. Code points that
 * are not in the vocabulary are left out. The ids do not depend on the order of the words.
 */
final class StartingSymbols {
    private static final int CONTINUING = 1;
    private static final int LAST = 2;
    private static final int PLACES = 4;
    private static final int COMMON = 0x800;
    private static final int ABSENT = -1;

    private final TrainingVocabulary vocabulary;
    private final int continuing;
    private final int last;
    private final String prefix;
    private final String suffix;
    private final int[] common = new int[COMMON * PLACES];
    private final Map<Integer, Integer> rare = new HashMap<>();

    StartingSymbols(TrainingVocabulary vocabulary, String prefix, String suffix) {
        this.vocabulary = vocabulary;
        this.prefix = prefix;
        this.suffix = suffix;
        this.continuing = prefix.isEmpty() ? 0 : CONTINUING;
        this.last = suffix.isEmpty() ? 0 : LAST;
        Arrays.fill(common, ABSENT);
        for (int id = 0; id < vocabulary.size(); id++) {
            String token = vocabulary.token(id);
            if (!token.isEmpty() && token.codePointCount(0, token.length()) == 1) {
                id(token.codePointAt(0) * PLACES, id);
            }
        }
    }

    SymbolSequences of(WordCounts words) {
        if (continuing + last != 0) {
            addAffixed(words);
        }
        long cells = 0;
        for (int w = 0; w < words.size(); w++) {
            cells += words.word(w).length() + 1;
        }
        SymbolSequences symbols = new SymbolSequences(cells);
        for (int w = 0; w < words.size(); w++) {
            String word = words.word(w);
            int place = 0;
            for (int i = 0; i < word.length(); ) {
                int point = word.codePointAt(i);
                i += Character.charCount(point);
                int id = id(point * PLACES + place + (i == word.length() ? last : 0));
                if (id >= 0) {
                    symbols.add(id, w);
                }
                place = continuing;
            }
            symbols.endWord();
        }
        return symbols;
    }

    /**
     * Gives ids to the symbols with an affix: as they come up in the words, the words taken in their natural order. The
     * reference takes the words in the order of a hash table, so this is one of the results that it may give.
     */
    private void addAffixed(WordCounts words) {
        int[] order = IntStream.range(0, words.size())
                .boxed()
                .sorted(Comparator.comparing(words::word))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int w : order) {
            String word = words.word(w);
            int place = 0;
            for (int i = 0; i < word.length(); ) {
                int point = word.codePointAt(i);
                i += Character.charCount(point);
                int affixes = place + (i == word.length() ? last : 0);
                if (id(point * PLACES + affixes) < 0 && id(point * PLACES) >= 0) {
                    String symbol = ((affixes & CONTINUING) != 0 ? prefix : "")
                            + Character.toString(point)
                            + ((affixes & LAST) != 0 ? suffix : "");
                    id(point * PLACES + affixes, vocabulary.add(symbol));
                }
                place = continuing;
            }
        }
    }

    private int id(int key) {
        return key < common.length ? common[key] : rare.getOrDefault(key, ABSENT);
    }

    private void id(int key, int id) {
        if (key < common.length) {
            common[key] = id;
        } else {
            rare.put(key, id);
        }
    }
}
