package org.inkstone.tokenizers.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A vocabulary that grows as merges make tokens. */
final class TrainingVocabulary {
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> tokens = new ArrayList<>();
    /** How many symbols each token spans. */
    private int[] lengths = new int[1024];

    /** Enters a token, if it is new, and gives its id. */
    int add(String token) {
        Integer id = ids.putIfAbsent(token, tokens.size());
        if (id != null) {
            return id;
        }
        if (tokens.size() == lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * lengths.length);
        }
        lengths[tokens.size()] = 1;
        tokens.add(token);
        return tokens.size() - 1;
    }

    int size() {
        return tokens.size();
    }

    String token(int id) {
        return tokens.get(id);
    }

    List<String> tokens() {
        return tokens;
    }

    int length(int id) {
        return lengths[id];
    }

    void length(int id, int length) {
        lengths[id] = length;
    }

    /** The words as symbols; code points that have no id are left out. */
    SymbolSequences symbols(WordCounts words) {
        long cells = 0;
        for (int w = 0; w < words.size(); w++) {
            cells += words.word(w).length() + 1;
        }
        SymbolSequences symbols = new SymbolSequences(cells);
        Map<Integer, Integer> ofCodePoint = new HashMap<>();
        int[] ofCharacter = new int[0x800];
        Arrays.fill(ofCharacter, -1);
        for (Map.Entry<String, Integer> entry : ids.entrySet()) {
            String token = entry.getKey();
            if (!token.isEmpty() && token.codePointCount(0, token.length()) == 1) {
                int point = token.codePointAt(0);
                ofCodePoint.put(point, entry.getValue());
                if (point < ofCharacter.length) {
                    ofCharacter[point] = entry.getValue();
                }
            }
        }
        for (int w = 0; w < words.size(); w++) {
            String word = words.word(w);
            for (int i = 0; i < word.length(); ) {
                int point = word.codePointAt(i);
                int id = point < ofCharacter.length ? ofCharacter[point] : ofCodePoint.getOrDefault(point, -1);
                if (id >= 0) {
                    symbols.add(id, w);
                }
                i += Character.charCount(point);
            }
            symbols.endWord();
        }
        return symbols;
    }
}
