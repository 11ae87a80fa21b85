package org.inkstone.tokenizers.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Texts that tokenizers find hard (随机文本): all planes, half characters, controls, emoji, marks, long runs. */
final class RandomText {
    private static final List<String> PARTS = List.of(
            "the",
            "The",
            "THE",
            " a",
            "low",
            "er",
            "est",
            "don't",
            "'LL",
            "'ſ",
            "ß",
            "ẞ",
            "İ",
            "Σ",
            "ς",
            "é",
            "e\u0301",
            "ﬁ",
            "Ⅷ",
            "①",
            "½",
            "ｱﾞ",
            "가",
            "\u1112\u1161\u11ab",
            "墨",
            "水墨",
            "。",
            "，",
            "「",
            "東京",
            "ひらがな",
            "カタカナ",
            "สวัสดี",
            "नमस्ते",
            "שלום",
            "مرحبا",
            "👨‍👩‍👧",
            "👍🏽",
            "🇫🇷",
            "😀",
            "#️⃣",
            "\u200d",
            "\ufe0f",
            "\u0301",
            "\u0300\u0301",
            "\u00ad",
            "\u200b",
            "\u2028",
            "\u2029",
            "\u0085",
            "\u00a0",
            "\u3000",
            "\u2581",
            "▁▁",
            "Ġ",
            "Ċ",
            "\ufeff",
            "\ufffd",
            "\ufffe",
            "\uffff",
            "\u0000",
            "\u001b",
            "\u007f",
            "\t",
            "\r",
            "\n",
            "\r\n",
            " \n ",
            "  ",
            "    ",
            "1",
            "12345",
            "３",
            "٣",
            "_",
            "-",
            "--",
            "...",
            "!?",
            "$",
            "^",
            "(",
            "[",
            "]",
            "/",
            "\\",
            "\"",
            "'",
            "##",
            "##er",
            "</w>",
            "<unk>",
            "<s>",
            "</s>",
            "[UNK]",
            "[CLS]",
            "[MASK]",
            "<|endoftext|>",
            "<0x41>",
            "<0xE2>",
            "@@",
            "https://a.b/c?d=1",
            "\ud83d",
            "\ude00",
            "\udbff",
            "\udfff",
            "\ud800\ud800");

    private RandomText() {}

    /** A text of no or some hundred characters, rarely of some thousand. */
    static String of(RandomGenerator random) {
        int kind = random.nextInt(20);
        if (kind == 0) {
            return "";
        }
        if (kind == 1) {
            return part(random).repeat(random.nextInt(1, 1 << random.nextInt(1, 12)));
        }
        StringBuilder text = new StringBuilder();
        for (int parts = random.nextInt(1, kind < 16 ? 8 : 60); parts > 0; parts--) {
            String part = kind < 5 ? character(random, 0x80) : part(random);
            int times = random.nextInt(30) == 0 ? random.nextInt(1, 90) : 1;
            text.append(part.repeat(times));
            if (random.nextInt(3) == 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    /** A character, a word or a mark. */
    static String part(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> character(random, 0x80);
            case 1 -> character(random, 0x800);
            case 2 -> character(random, 0x10000);
            case 3 -> character(random, 0x20000);
            case 4 -> character(random, 0x110000);
            default -> PARTS.get(random.nextInt(PARTS.size()));
        };
    }

    /** A code point below a limit; may be half a surrogate pair. */
    private static String character(RandomGenerator random, int limit) {
        return Character.toString(random.nextInt(limit));
    }

    /** The text with U+FFFD for each half of a surrogate pair. */
    static String wellFormed(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints().forEach(c -> whole.appendCodePoint(c >= 0xD800 && c < 0xE000 ? 0xFFFD : c));
        return whole.toString();
    }
}
