package org.inkstone.tokenizers.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts without a break: cuts change nothing, and a million letters are no trap. */
class LongTextsTest {
    private static final BytePairEncoding.Options UNKNOWN =
            new BytePairEncoding.Options(Optional.of("<unk>"), true, false, "", "", false, 0);

    private static List<Integer> ids(TokenModel model, String text) {
        List<Integer> ids = new ArrayList<>();
        model.tokenize(text.toCharArray(), 0, text.length(), (id, start, end) -> ids.add(id));
        return ids;
    }

    private static int[] fastIds(TokenModel model, String text) {
        TokenIds ids = new TokenIds(16);
        model.encode(text.toCharArray(), 0, text.length(), ids);
        return ids.toArray();
    }

    /** Against the simple encoder, which does not cut. */
    @Test
    void cutsChangeNothing() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 40; round++) {
            List<String> tokens = new ArrayList<>(List.of("<unk>", "a", "b", "c", "▁", "世", "😀"));
            List<Merge> merges = new ArrayList<>();
            for (int n = random.nextInt(30); n > 0; n--) {
                String left = tokens.get(random.nextInt(1, tokens.size()));
                String right = tokens.get(random.nextInt(1, tokens.size()));
                if (!tokens.contains(left + right) && left.length() + right.length() < 9) {
                    merges.add(new Merge(left, right));
                    tokens.add(left + right);
                }
            }
            BytePairEncoding model = new BytePairEncoding(Vocabulary.of(tokens), merges, UNKNOWN);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                text.append(tokens.get(random.nextInt(1, 7)));
            }
            List<String> expected = new SimpleBytePairEncoding(merges).encode(text.toString());
            List<String> got =
                    ids(model, text.toString()).stream().map(tokens::get).toList();
            assertEquals(expected, got, "random 3, round " + round);
            int[] fast = fastIds(model, text.toString());
            assertArrayEquals(got.stream().mapToInt(tokens::indexOf).toArray(), fast, "round " + round);
        }
    }

    @Test
    @Timeout(60)
    void aMillionLettersAreNoTrap() {
        List<String> tokens = new ArrayList<>(List.of("<unk>", "a", "b"));
        List<Merge> merges = new ArrayList<>();
        for (String token = "a"; token.length() < 64; token += token) {
            merges.add(new Merge(token, token));
            tokens.add(token + token);
        }
        merges.add(new Merge("a", "b"));
        tokens.add("ab");
        TokenModel bpe = new BytePairEncoding(Vocabulary.of(tokens), merges, UNKNOWN);
        List<Unigram.Piece> pieces =
                tokens.stream().map(t -> new Unigram.Piece(t, -t.length() - 1)).toList();
        TokenModel unigram = new Unigram(pieces, OptionalInt.of(0), false);
        TokenModel wordPiece = new WordPiece(Vocabulary.of(tokens), "<unk>", "", Integer.MAX_VALUE);
        Map<String, Integer> length = new TreeMap<>();
        for (String text : List.of("a".repeat(1_000_000), "x".repeat(1_000_000), "ab".repeat(500_000))) {
            for (TokenModel model : List.of(bpe, unigram, wordPiece)) {
                int[] fast = fastIds(model, text);
                assertArrayEquals(
                        ids(model, text).stream().mapToInt(Integer::intValue).toArray(), fast);
                length.merge(model.getClass().getSimpleName(), fast.length, Integer::sum);
            }
        }
        // 64 letters a token; one unknown run; "ab" each.
        int expected = 1_000_000 / 64 + 1 + 500_000;
        assertEquals(expected, length.get("BytePairEncoding"));
        assertEquals(expected, length.get("WordPiece"));
    }

    /** Shares worked out by hand from the order in which the reference passes pairs over. */
    @Test
    void dropoutIsDrawnAsTheSeedSays() {
        List<String> tokens = List.of("a", "b", "ab", "abab");
        List<Merge> merges = List.of(new Merge("a", "b"), new Merge("ab", "ab"));
        BytePairEncoding model = new BytePairEncoding(Vocabulary.of(tokens), merges, false);
        char[] text = "abab".toCharArray();
        Map<String, Integer> counts = new TreeMap<>();
        SplittableRandom random = new SplittableRandom(1);
        int draws = 40_000;
        for (int i = 0; i < draws; i++) {
            StringBuilder shown = new StringBuilder();
            model.tokenize(
                    text, 0, 4, (id, start, end) -> shown.append(tokens.get(id)).append(' '), 0.5, random);
            counts.merge(shown.toString(), 1, Integer::sum);
        }
        // Two pairs (a, b): nothing is merged if both are passed over, 1/4. Else, with 3/4, one is, and the other one
        // comes up next: passed over, 1/2, the word is done; if not, (ab, ab) decides, 1/2.
        assertEquals(0.25, share(counts, "a b a b ", draws), 0.01);
        assertEquals(0.375, share(counts, "ab a b ", draws) + share(counts, "a b ab ", draws), 0.01);
        assertEquals(0.1875, share(counts, "ab ab ", draws), 0.01);
        assertEquals(0.1875, share(counts, "abab ", draws), 0.01);
        BytePairEncoding dropping =
                new BytePairEncoding(Vocabulary.of(tokens), merges, BytePairEncoding.Options.DEFAULT.withDropout(0.5));
        assertEquals(ids(dropping, "abababab"), ids(dropping, "abababab"));
        assertEquals(List.of(3), ids(model, "abab"));
        BytePairEncoding always =
                new BytePairEncoding(Vocabulary.of(tokens), merges, BytePairEncoding.Options.DEFAULT.withDropout(1));
        assertEquals(List.of(0, 1, 0, 1), ids(always, "abab"));
        assertArrayEquals(new int[] {0, 1, 0, 1}, fastIds(always, "abab"));
    }

    private static double share(Map<String, Integer> counts, String tokens, int draws) {
        return counts.getOrDefault(tokens, 0) / (double) draws;
    }
}
