package org.inkstone.tokenizers.pretokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Latin1PatternTest {
    private static final String[] PIECES = {
        "a",
        "B",
        "word",
        "abcdefghijklmnopq",
        "CamelCase",
        "É",
        "é",
        "ÿ",
        "ß",
        "ª",
        "º",
        "µ",
        "Àé",
        " ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "\u0085",
        "\u00A0",
        "'",
        "'s",
        "'S",
        "'ll",
        "'RE",
        "'t",
        "'x",
        "''",
        "1",
        "23",
        "4567",
        "½",
        "²",
        "/",
        "//",
        "!",
        "-",
        "_",
        "×",
        "\u0000",
        "\u007F",
        "\u0080",
        "@",
        "[",
        "`",
        "{"
    };

    static List<SplitPattern> patterns() {
        return List.of(
                Gpt2Pattern.INSTANCE,
                Cl100kPattern.LLAMA3,
                Cl100kPattern.QWEN,
                TiktokenCl100kPattern.INSTANCE,
                O200kPattern.INSTANCE);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void cutsAsThePatternDoes(SplitPattern pattern) {
        Latin1Pattern latin1 = pattern.latin1();
        assertNotNull(latin1);
        SplittableRandom random = new SplittableRandom(12);
        for (int n = 0; n < 100_000; n++) {
            String text = n % 2 == 0 ? ofPieces(random) : ofCharacters(random);
            int length = text.length();
            byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), length + Latin1Pattern.PADDING);
            int most = 1 + random.nextInt(5);
            for (int at = 0; at < length; ) {
                int[] expected = new int[most];
                int[] ends = new int[most];
                int count = pattern.ends(text.toCharArray(), at, length, expected);
                latin1.ends(bytes, at, length, ends);
                assertArrayEquals(expected, ends, () -> pattern.getClass().getSimpleName() + " of " + text);
                at = ends[count - 1];
            }
        }
    }

    private static String ofPieces(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static String ofCharacters(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int limit = random.nextBoolean() ? 0x100 : 0x80;
        for (int i = random.nextInt(40); i >= 0; i--) {
            text.append((char) random.nextInt(limit));
        }
        return text.toString();
    }
}
