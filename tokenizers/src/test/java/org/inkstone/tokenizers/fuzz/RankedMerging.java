package org.inkstone.tokenizers.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.inkstone.tokenizers.pretokenizer.SplitPattern;

/** Merging by ranks as tiktoken's description has it, word by word and pair by pair: slow and plain (按次序合并的直白实现). */
final class RankedMerging {
    private RankedMerging() {}

    /** The tokens of a text, in the byte-level alphabet. */
    static List<String> of(List<String> tokens, SplitPattern pattern, String text) {
        Map<String, Integer> ranks = new HashMap<>();
        for (int rank = 0; rank < tokens.size(); rank++) {
            ranks.put(tokens.get(rank), rank);
        }
        List<String> all = new ArrayList<>();
        char[] characters = text.toCharArray();
        for (int start = 0; start < characters.length; ) {
            int end = pattern.end(characters, start, characters.length);
            all.addAll(word(ranks, ByteLevelAlphabet.write(text.substring(start, end))));
            start = end;
        }
        return all;
    }

    private static List<String> word(Map<String, Integer> ranks, String word) {
        if (ranks.containsKey(word)) {
            return List.of(word);
        }
        List<String> parts = new ArrayList<>(List.of(word.split("", -1)));
        parts.removeIf(String::isEmpty);
        while (true) {
            int best = Integer.MAX_VALUE;
            int at = -1;
            for (int i = 0; i + 1 < parts.size(); i++) {
                int rank = ranks.getOrDefault(parts.get(i) + parts.get(i + 1), Integer.MAX_VALUE);
                if (rank < best) {
                    best = rank;
                    at = i;
                }
            }
            if (at < 0) {
                return parts;
            }
            parts.set(at, parts.get(at) + parts.remove(at + 1));
        }
    }
}
