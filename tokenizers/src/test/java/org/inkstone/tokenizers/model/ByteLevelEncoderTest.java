package org.inkstone.tokenizers.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.inkstone.tokenizers.pretokenizer.ByteLevelAlphabet;
import org.inkstone.tokenizers.pretokenizer.Cl100kPattern;
import org.inkstone.tokenizers.pretokenizer.SplitPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteLevelEncoderTest {
    private static final SplitPattern PATTERN = Cl100kPattern.LLAMA3;
    private static final ByteLevelEncoder.Expectation ANY = expectation(true);
    private static final String[] PIECES = {
        "a",
        "b",
        "ab",
        "ba",
        "aab",
        " ",
        " a",
        " b",
        "é",
        "ÿ",
        "\u0000",
        "\n",
        "!",
        "\uD83D\uDE00",
        "\uD800",
        "1",
        "中",
        // Of three bytes; some share their first or last ones.
        "中",
        "丮",
        "国",
        "中国",
        "国丮",
        "の",
        "한",
        "。"
    };

    private static ByteLevelEncoder.Expectation expectation(boolean met) {
        return new ByteLevelEncoder.Expectation() {
            @Override
            public boolean isMetBy(char[] text, int length) {
                return met;
            }

            @Override
            public boolean isMetBy(byte[] latin1, int length) {
                return met;
            }
        };
    }

    /** A model of random merges: of any order, with several for one token, with parts that nothing makes. */
    private static BytePairEncoding model(Random random, boolean ignoreMerges) {
        Set<String> tokens = new LinkedHashSet<>(ByteLevelAlphabet.symbols());
        List<String> parts = new ArrayList<>();
        for (String piece : PIECES) {
            ByteLevelAlphabet.write(piece).chars().mapToObj(Character::toString).forEach(parts::add);
        }
        Set<Merge> merges = new LinkedHashSet<>();
        for (int i = 0; i < 60; i++) {
            Merge merge = new Merge(any(parts, random), any(parts, random));
            merges.add(merge);
            parts.add(merge.merged());
            tokens.add(merge.merged());
        }
        // Every cut of some tokens, as lists that were derived from ranks have them.
        for (String token : List.copyOf(tokens)) {
            for (int cut = 1; cut < token.length() && random.nextBoolean(); cut++) {
                Merge merge = new Merge(token.substring(0, cut), token.substring(cut));
                if (tokens.contains(merge.left()) && tokens.contains(merge.right())) {
                    merges.add(merge);
                }
            }
        }
        List<Merge> ranked = new ArrayList<>(merges);
        if (random.nextBoolean()) {
            Collections.shuffle(ranked, random);
        }
        return new BytePairEncoding(Vocabulary.of(List.copyOf(tokens)), ranked, ignoreMerges);
    }

    private static String any(List<String> parts, Random random) {
        return parts.get(random.nextInt(parts.size()));
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces); i >= 0; i--) {
            String piece = PIECES[random.nextInt(PIECES.length)];
            text.append(random.nextInt(40) == 0 ? piece.repeat(1 + random.nextInt(80)) : piece);
        }
        return text.toString();
    }

    private static int[] simple(BytePairEncoding model, String text) {
        SimpleBytePairEncoding simple = new SimpleBytePairEncoding(model.merges());
        List<Integer> ids = new ArrayList<>();
        char[] characters = text.toCharArray();
        for (int start = 0; start < characters.length; ) {
            int end = PATTERN.end(characters, start, characters.length);
            String word = ByteLevelAlphabet.write(text.substring(start, end));
            int whole = model.ignoreMerges() ? model.vocabulary().id(word) : -1;
            if (whole >= 0) {
                ids.add(whole);
            } else {
                simple.encode(word).forEach(token -> ids.add(model.vocabulary().id(token)));
            }
            start = end;
        }
        return ids.stream().mapToInt(i -> i).toArray();
    }

    private static int[] fast(ByteLevelEncoder encoder, String text) {
        TokenIds ids = new TokenIds(1);
        encoder.encodeAll(text.toCharArray(), 0, text.length(), PATTERN, ids);
        return ids.toArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void equalsTheSimpleAlgorithm(boolean ignoreMerges) {
        Random random = new Random(ignoreMerges ? 3 : 4);
        for (int n = 0; n < 300; n++) {
            BytePairEncoding model = model(random, ignoreMerges);
            // So small a table is full at once, and replaced again and again.
            ByteLevelEncoder encoder = new ByteLevelEncoder(model, new WordCache(random.nextInt(4) + 1));
            for (int t = 0; t < 20; t++) {
                String text = text(random, 40);
                assertArrayEquals(simple(model, text), fast(encoder, text), text);
                assertArrayEquals(simple(model, text), fast(encoder, text), "again: " + text);
                assertArrayEquals(simple(model, text), encoder.encode(text, PATTERN, ANY), text);
                String latin1 = text.replaceAll("[^\\x00-\\xFF]", "?");
                assertArrayEquals(simple(model, latin1), encoder.encode(latin1, PATTERN, ANY), latin1);
                assertArrayEquals(simple(model, latin1), fast(encoder, latin1), latin1);
            }
        }
    }

    @Test
    void encodesAPartOfTheArrayAndNothingBehindIt() {
        BytePairEncoding model = model(new Random(5), false);
        ByteLevelEncoder encoder = new ByteLevelEncoder(model);
        String text = "ab aab 1ba!";
        for (int start = 0; start <= text.length(); start++) {
            for (int end = start; end <= text.length(); end++) {
                TokenIds ids = new TokenIds(1);
                encoder.encodeAll(("ab" + text + "ab").toCharArray(), 2 + start, 2 + end, PATTERN, ids);
                assertArrayEquals(simple(model, text.substring(start, end)), ids.toArray());
            }
        }
    }

    @Test
    void leavesTheTextWholeWithoutAPattern() {
        BytePairEncoding model = model(new Random(6), false);
        ByteLevelEncoder encoder = new ByteLevelEncoder(model);
        String text = "ab ba".repeat(50);
        TokenIds whole = new TokenIds(1);
        encoder.encodeAll(text.toCharArray(), 0, text.length(), null, whole);
        TokenIds word = new TokenIds(1);
        encoder.encode(text.toCharArray(), 0, text.length(), word);
        int[] expected = new SimpleBytePairEncoding(model.merges())
                .encode(ByteLevelAlphabet.write(text)).stream()
                        .mapToInt(token -> model.vocabulary().id(token))
                        .toArray();
        assertArrayEquals(expected, whole.toArray());
        assertArrayEquals(expected, word.toArray());
    }

    @Test
    void sixtyFourThreadsShareOneEncoderWithASmallCache() throws Exception {
        Random random = new Random(7);
        BytePairEncoding model = model(random, false);
        List<String> texts =
                IntStream.range(0, 200).mapToObj(i -> text(random, 40)).toList();
        List<int[]> expected = texts.stream().map(text -> simple(model, text)).toList();
        ByteLevelEncoder encoder = new ByteLevelEncoder(model, new WordCache(2));
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int thread = 0; thread < 64; thread++) {
                int first = thread;
                runs.add(threads.submit(() -> {
                    for (int i = 0; i < texts.size(); i++) {
                        int at = (first * 7 + i) % texts.size();
                        assertArrayEquals(expected.get(at), fast(encoder, texts.get(at)));
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void encodesATextOnlyIfItIsAsExpected() {
        ByteLevelEncoder encoder = new ByteLevelEncoder(model(new Random(8), false));
        assertNull(encoder.encode("ab", PATTERN, expectation(false)));
        assertNull(encoder.encode("a中", PATTERN, expectation(false)));
        assertArrayEquals(new int[] {}, encoder.encode("", PATTERN, ANY));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cutsClausesOnlyWhereNoMergeCrosses(boolean ignoreMerges) {
        String[] characters = {"中", "丮", "国", "固", "の", "は", "한"};
        Random random = new Random(9);
        for (int n = 0; n < 300; n++) {
            BytePairEncoding model = model(random, ignoreMerges);
            ByteLevelEncoder encoder = new ByteLevelEncoder(model);
            for (int t = 0; t < 20; t++) {
                StringBuilder clause = new StringBuilder(random.nextInt(4) == 0 ? " " : "");
                for (int i = random.nextInt(random.nextInt(12) == 0 ? 200 : 12); i >= 0; i--) {
                    clause.append(any(List.of(characters), random));
                }
                String text = clause.toString();
                assertArrayEquals(simple(model, text), fast(encoder, text), text);
            }
        }
    }

    @Test
    void takesAClauseWholeThoughMergingDoesNotLeadThere() {
        List<String> tokens = new ArrayList<>(ByteLevelAlphabet.symbols());
        tokens.add(ByteLevelAlphabet.write("中国"));
        tokens.add(ByteLevelAlphabet.write("ab"));
        BytePairEncoding model = new BytePairEncoding(Vocabulary.of(tokens), List.of(), true);
        ByteLevelEncoder encoder = new ByteLevelEncoder(model);
        assertArrayEquals(new int[] {256}, fast(encoder, "中国"));
        assertArrayEquals(new int[] {257}, fast(encoder, "ab"));
        assertEquals(9, fast(encoder, "中国中").length);
        assertEquals(3, fast(encoder, "aba").length);
    }

    @Test
    void bytesThatTheVocabularyLacksVanish() {
        Vocabulary vocabulary = Vocabulary.of(List.of("a", "b", "ab"));
        ByteLevelEncoder encoder =
                new ByteLevelEncoder(new BytePairEncoding(vocabulary, List.of(new Merge("a", "b")), false));
        assertArrayEquals(new int[] {2}, fast(encoder, "axb"));
        assertArrayEquals(new int[] {}, fast(encoder, "x"));
        assertArrayEquals(new int[] {}, fast(encoder, "x"));
        assertEquals(false, encoder.coversAllBytes());
    }
}
