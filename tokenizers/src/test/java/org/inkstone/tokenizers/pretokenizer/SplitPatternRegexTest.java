package org.inkstone.tokenizers.pretokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scanners beside the regular expressions that they stand for, on characters that every JDK classes alike. */
class SplitPatternRegexTest {
    private static final String[] PIECES = {
        "a",
        "b",
        "zz",
        "word",
        "A",
        "B",
        "É",
        "é",
        "\u01C5",
        "\u02B0",
        "中",
        "文",
        "\u0301",
        " ",
        " ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "\u00A0",
        "\u3000",
        "'",
        "'s",
        "'S",
        "'ll",
        "'RE",
        "'\u017F",
        "'t",
        "'x",
        "1",
        "23",
        "4567",
        "\u0968",
        "½",
        "/",
        "//",
        "!",
        "-",
        "_",
        "\u200B",
        "\uD83D\uDE00",
        "\uD835\uDC00",
        "\uD835\uDFCF",
        "\uD800",
        "\uDC00",
        "\u0000"
    };

    static List<SplitPattern> patterns() {
        return List.of(Gpt2Pattern.INSTANCE, Cl100kPattern.LLAMA3, Cl100kPattern.QWEN, O200kPattern.INSTANCE);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void cutsAsTheRegularExpressionDoes(SplitPattern pattern) {
        Pattern regex = Pattern.compile(pattern.regex(), Pattern.UNICODE_CHARACTER_CLASS);
        SplittableRandom random = new SplittableRandom(11);
        for (int n = 0; n < 60_000; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            List<Integer> expected = new ArrayList<>();
            Matcher matcher = regex.matcher(text);
            while (matcher.find()) {
                expected.add(matcher.end());
            }
            assertEquals(
                    expected, ends(pattern, text.toString(), 1 + random.nextInt(5)), () -> pattern + " of " + text);
        }
    }

    private static List<Integer> ends(SplitPattern pattern, String text, int most) {
        char[] characters = text.toCharArray();
        int[] ends = new int[most];
        List<Integer> all = new ArrayList<>();
        for (int at = 0; at < characters.length; at = ends[ends.length - 1]) {
            int count = pattern.ends(characters, at, characters.length, ends);
            for (int i = 0; i < count; i++) {
                all.add(ends[i]);
            }
            ends[ends.length - 1] = ends[count - 1];
        }
        return all;
    }
}
