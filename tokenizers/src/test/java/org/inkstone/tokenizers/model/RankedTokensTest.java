package org.inkstone.tokenizers.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ranked tokens of which some rank before their parts, and some cannot be made: not what training gives. */
class RankedTokensTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static int[] encode(BytePairEncoding model, String text) {
        TokenIds ids = new TokenIds(16);
        model.encode(text.toCharArray(), 0, text.length(), ids);
        return ids.toArray();
    }

    /** The definition: join the two neighbours that together are the token of the lowest id. */
    private static int[] joined(List<String> tokens, String word) {
        Map<String, Integer> ranks = new HashMap<>();
        tokens.forEach(token -> ranks.put(token, ranks.size()));
        List<String> parts = new ArrayList<>();
        if (ranks.containsKey(word)) {
            parts.add(word);
        } else {
            word.chars().forEach(c -> parts.add(String.valueOf((char) c)));
        }
        while (true) {
            int at = -1;
            int best = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < parts.size(); i++) {
                int rank = ranks.getOrDefault(parts.get(i) + parts.get(i + 1), Integer.MAX_VALUE);
                if (rank < best) {
                    best = rank;
                    at = i;
                }
            }
            if (at < 0) {
                return parts.stream().mapToInt(ranks::get).toArray();
            }
            parts.set(at, parts.get(at) + parts.remove(at + 1));
        }
    }

    @Test
    void idsAreThoseOfTheDefinition() {
        SplittableRandom random = new SplittableRandom(20_261_128);
        for (int round = 0; round < 3000; round++) {
            String letters = "abcd".substring(0, random.nextInt(1, 5));
            Set<String> made = new LinkedHashSet<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                made.add(word(letters, random.nextInt(1, 9), random));
            }
            letters.chars().forEach(c -> made.add(String.valueOf((char) c)));
            List<String> tokens = List.copyOf(made);
            BytePairEncoding model = BytePairEncoding.ofRankedTokens(Vocabulary.of(tokens));
            for (int i = 0; i < 6; i++) {
                String text = word(letters, random.nextInt(1, 70), random);
                assertArrayEquals(joined(tokens, text), encode(model, text), () -> tokens + " " + text);
            }
        }
    }

    private static String word(String letters, int length, SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    @Test
    void longTokensAndLongTextsAreNoTrouble() {
        List<String> tokens = new ArrayList<>(List.of("a", "b", "aaaa", "aa", "abab", "ab", "bab", "aaaaaaa", "ba"));
        tokens.add("a".repeat(1_000_000));
        tokens.add("ab".repeat(500_001));
        for (int i = 3; i < 300; i++) {
            tokens.add("ab".repeat(i));
        }
        BytePairEncoding model =
                assertTimeout(LONG, () -> BytePairEncoding.ofRankedTokens(Vocabulary.of(tokens)), "long tokens");
        SplittableRandom random = new SplittableRandom(3);
        for (String text : List.of("a".repeat(2_000_000), "ab".repeat(1_000_000), word("ab", 2_000_000, random))) {
            int[] ids = assertTimeout(LONG, () -> encode(model, text), "long texts");
            StringBuilder whole = new StringBuilder();
            for (int id : ids) {
                whole.append(model.vocabulary().token(id));
            }
            assertEquals(text, whole.toString());
        }
    }
}
