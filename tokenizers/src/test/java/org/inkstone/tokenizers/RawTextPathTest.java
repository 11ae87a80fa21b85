package org.inkstone.tokenizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.inkstone.tokenizers.added.AddedToken;
import org.inkstone.tokenizers.added.AllowedSpecial;
import org.inkstone.tokenizers.json.TokenizerDefinition;
import org.inkstone.tokenizers.model.BytePairEncoding;
import org.inkstone.tokenizers.model.Merge;
import org.inkstone.tokenizers.model.TokenModel;
import org.inkstone.tokenizers.model.Vocabulary;
import org.inkstone.tokenizers.model.WordPiece;
import org.inkstone.tokenizers.normalizer.BertNormalizer;
import org.inkstone.tokenizers.normalizer.Normalizer;
import org.inkstone.tokenizers.normalizer.NormalizerSequence;
import org.inkstone.tokenizers.normalizer.Prepend;
import org.inkstone.tokenizers.normalizer.Replace;
import org.inkstone.tokenizers.pretokenizer.BertPreTokenizer;
import org.inkstone.tokenizers.pretokenizer.PreTokenizer;
import org.inkstone.tokenizers.pretokenizer.Split;
import org.inkstone.tokenizers.pretokenizer.StringDelimiter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short ways give the ids of the general way, which the golden data compare with the reference. */
class RawTextPathTest {
    private static final String[] PIECES = {
        " ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "\u000B",
        "\u0000",
        "\u007F",
        "\u0085",
        "\u00A0",
        "\u00AD",
        "\u200B",
        "\u200D",
        "\u2028",
        "\u3000",
        "\uFEFF",
        "\uFFFD",
        "\uD800",
        "\uDC00",
        "a",
        "B",
        "Ab",
        "ba",
        "abba",
        "x",
        "z1",
        "é",
        "É",
        "e\u0301",
        "\u0301",
        "\u0323",
        "\u0345",
        "İ",
        "ß",
        "Σ",
        "ΑΣ",
        "ς",
        "ж",
        "Й",
        "\u0483",
        "א\u05B0",
        "\u064B",
        "中",
        "文",
        "龥",
        "龦",
        "豈",
        "㐀",
        "々",
        "가",
        "\u1100\u1161",
        "か\u3099",
        "\uD834\uDD5E",
        "\uD840\uDC00",
        "\uD83D\uDE00",
        "👨‍👩‍👧",
        "!",
        ".",
        "-",
        "_",
        "$",
        "`",
        "^",
        "，",
        "。",
        "«",
        "▁",
        "▁▁",
        "##",
        "[MASK]",
        "<s>",
        "<pad>",
        "<x",
        "don't",
        "1234"
    };

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(24); n > 0; n--) {
            int kind = random.nextInt(10);
            if (kind < 7) {
                String piece = PIECES[random.nextInt(PIECES.length)];
                text.append(random.nextInt(30) == 0 ? piece.repeat(1 + random.nextInt(150)) : piece);
            } else {
                text.appendCodePoint(random.nextInt(new int[] {0x80, 0x800, 0x10000, 0x110000}[kind - 6]));
            }
        }
        return text.toString();
    }

    private static HuggingFaceTokenizer bert(BertNormalizer normalizer, int longest, SplittableRandom random) {
        Set<String> tokens =
                new LinkedHashSet<>(List.of("[UNK]", "[MASK]", "a", "b", "##a", "##b", "e", "##e", "1", "i"));
        for (String piece : PIECES) {
            if (random.nextInt(3) > 0) {
                String normalized = normalizer.normalize(piece).strip();
                tokens.add(normalized + "a");
                tokens.add("##" + normalized);
                if (!normalized.isEmpty()) {
                    tokens.add(normalized);
                }
            }
        }
        WordPiece model = new WordPiece(Vocabulary.of(List.copyOf(tokens)), "[UNK]", "##", longest);
        return tokenizer(
                List.of(AddedToken.special(1, "[MASK]")), normalizer, Optional.of(new BertPreTokenizer()), model);
    }

    /** A model of random merges, some of them across spaces. */
    private static HuggingFaceTokenizer marked(boolean prefixed, boolean bytes, SplittableRandom random) {
        Set<String> tokens = new LinkedHashSet<>(List.of("<unk>", "<s>", "<pad>"));
        for (int b = 0; b < 256; b++) {
            tokens.add(String.format("<0x%02X>", b));
        }
        List<String> parts = new ArrayList<>();
        for (String piece : PIECES) {
            if (random.nextInt(4) > 0 && !piece.contains("<")) {
                piece.replace(' ', '▁')
                        .codePoints()
                        .filter(c -> c < 0xD800 || c >= 0xE000)
                        .forEach(c -> parts.add(Character.toString(c)));
            }
        }
        tokens.addAll(parts);
        Set<Merge> merges = new LinkedHashSet<>();
        for (int i = 0; i < 150; i++) {
            Merge merge = new Merge(parts.get(random.nextInt(parts.size())), parts.get(random.nextInt(parts.size())));
            if (merge.merged().length() < 12) {
                merges.add(merge);
                parts.add(merge.merged());
                tokens.add(merge.merged());
            }
        }
        BytePairEncoding.Options options =
                new BytePairEncoding.Options(Optional.of("<unk>"), random.nextBoolean(), bytes, "", "", false, 0);
        BytePairEncoding model = new BytePairEncoding(Vocabulary.of(List.copyOf(tokens)), List.copyOf(merges), options);
        Replace marks = Replace.literal(" ", "▁");
        return tokenizer(
                List.of(
                        AddedToken.special(1, "<s>"),
                        new AddedToken(2, "<pad>", false, random.nextBoolean(), random.nextBoolean(), false, false)),
                prefixed ? new NormalizerSequence(List.of(new Prepend("▁"), marks)) : marks,
                prefixed
                        ? Optional.empty()
                        : Optional.of(new Split(new StringDelimiter(" "), Split.Behavior.MERGED_WITH_PREVIOUS)),
                model);
    }

    private static HuggingFaceTokenizer tokenizer(
            List<AddedToken> added, Normalizer normalizer, Optional<PreTokenizer> preTokenizer, TokenModel model) {
        TokenizerDefinition definition = new TokenizerDefinition(
                added,
                Optional.of(normalizer),
                preTokenizer,
                model,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertTrue(RawTextPath.of(definition).isPresent(), "must have a short way");
        return new HuggingFaceTokenizer(definition);
    }

    private static int[] general(HuggingFaceTokenizer tokenizer, String text, AllowedSpecial allowed) {
        return tokenizer.encode(text, allowed, false).idArray();
    }

    private static void assertSame(HuggingFaceTokenizer tokenizer, String text, AllowedSpecial allowed) {
        int[] expected = general(tokenizer, text, allowed);
        assertArrayEquals(expected, tokenizer.encode(text, allowed), () -> "text " + text);
        assertArrayEquals(expected, tokenizer.encode(text, allowed), () -> "known words of " + text);
    }

    private static List<HuggingFaceTokenizer> tokenizers(SplittableRandom random) {
        List<HuggingFaceTokenizer> tokenizers = new ArrayList<>();
        for (int options = 0; options < 16; options++) {
            Optional<Boolean> strip = options >= 8 ? Optional.empty() : Optional.of((options & 4) == 0);
            tokenizers.add(bert(
                    new BertNormalizer((options & 1) == 0, (options & 2) == 0, strip, (options & 4) == 0),
                    random.nextInt(4) == 0 ? 1 + random.nextInt(5) : 100,
                    random));
            tokenizers.add(marked((options & 1) == 0, (options & 2) == 0, random));
        }
        return tokenizers;
    }

    @Test
    void givesTheIdsOfTheGeneralWay() {
        SplittableRandom random = new SplittableRandom(5);
        for (HuggingFaceTokenizer tokenizer : tokenizers(random)) {
            for (int i = 0; i < 250; i++) {
                assertSame(tokenizer, text(random), random.nextBoolean() ? AllowedSpecial.ALL : AllowedSpecial.NONE);
            }
        }
    }

    /** Each pair of characters below U+0600, and many of the others beside a letter, a space and a sign. */
    @Test
    void cutsBetweenAnyTwoCharacters() {
        SplittableRandom random = new SplittableRandom(6);
        HuggingFaceTokenizer bert = bert(new BertNormalizer(true, true, Optional.empty(), true), 100, random);
        HuggingFaceTokenizer marked = marked(true, true, random);
        for (HuggingFaceTokenizer tokenizer : List.of(bert, marked)) {
            for (int left = 0; left < 0x600; left += 0x30) {
                StringBuilder text = new StringBuilder();
                for (int k = left; k < left + 0x30; k++) {
                    for (int right = random.nextInt(7); right < 0x600; right += 7) {
                        text.append((char) k).append((char) right).append(' ');
                    }
                }
                assertSame(tokenizer, text.toString(), AllowedSpecial.NONE);
            }
            for (int plane = 0; plane < 0x110000; plane += 0x1000) {
                StringBuilder text = new StringBuilder();
                for (int point = plane; point < plane + 0x1000; point += 1 + random.nextInt(5)) {
                    String c = Character.toString(point);
                    text.append('a')
                            .append(c)
                            .append("b ")
                            .append(c)
                            .append(".")
                            .append(c);
                }
                assertSame(tokenizer, text.toString(), AllowedSpecial.NONE);
            }
        }
    }

    @Test
    void aTokenOfNormalizedTextIsFoundAcrossWords() {
        Vocabulary vocabulary = Vocabulary.of(List.of("[UNK]", "a", "b"));
        HuggingFaceTokenizer tokenizer = new HuggingFaceTokenizer(new TokenizerDefinition(
                List.of(new AddedToken(3, "A B", false, false, false, true, false)),
                Optional.of(new BertNormalizer(true, true, Optional.empty(), true)),
                Optional.of(new BertPreTokenizer()),
                new WordPiece(vocabulary, "[UNK]", "##", 100),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        assertArrayEquals(new int[] {3, 2, 1, 3}, tokenizer.encode("a\tb b a Á B"));
    }

    @Test
    void threadsShareATokenizer() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        List<HuggingFaceTokenizer> tokenizers = tokenizers(random).subList(0, 4);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            texts.add(text(random));
        }
        for (HuggingFaceTokenizer tokenizer : tokenizers) {
            List<int[]> expected = new ArrayList<>();
            for (String text : texts) {
                expected.add(general(tokenizer, text, AllowedSpecial.ALL));
            }
            ExecutorService threads = Executors.newFixedThreadPool(16);
            try {
                List<Future<?>> running = new ArrayList<>();
                for (int t = 0; t < 64; t++) {
                    int first = t;
                    running.add(threads.submit(() -> {
                        for (int i = 0; i < texts.size(); i++) {
                            int at = (i + first * 37) % texts.size();
                            assertArrayEquals(expected.get(at), tokenizer.encode(texts.get(at), AllowedSpecial.ALL));
                        }
                    }));
                }
                for (Future<?> future : running) {
                    future.get();
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    @Timeout(60)
    void longTextsAreNoTrap() {
        SplittableRandom random = new SplittableRandom(8);
        int length = 100_000;
        for (HuggingFaceTokenizer tokenizer : tokenizers(random).subList(0, 2)) {
            for (String unit : List.of("a", " ", "é", "中", "aж", "a ", "😀", "\u0301", "q")) {
                assertSame(tokenizer, unit.repeat(length / unit.length()), AllowedSpecial.NONE);
            }
        }
    }
}
