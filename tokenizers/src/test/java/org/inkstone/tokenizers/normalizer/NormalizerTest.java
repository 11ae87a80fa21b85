package org.inkstone.tokenizers.normalizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.inkstone.core.io.FormatException;
import org.inkstone.tokenizers.Golden;
import org.inkstone.tokenizers.text.AlignedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizerTest {
    private static final BertNormalizer BERT = new BertNormalizer(true, true, Optional.empty(), true);

    private static Charsmap charsmap() {
        JsonNode row = Golden.rows("normalizer/longest-prefix.jsonl").get(0);
        return Charsmap.parse(Base64.getDecoder().decode(row.get("charsmap").asText()));
    }

    /** Only the places, as "start-end" in UTF-16 units. */
    private static String places(Normalizer normalizer, String text) {
        AlignedText aligned = AlignedText.of(text, 0, text.length());
        normalizer.normalize(aligned);
        StringBuilder places = new StringBuilder();
        for (int i = 0; i < aligned.length(); i++) {
            places.append(i == 0 ? "" : " ")
                    .append(aligned.start(i))
                    .append('-')
                    .append(aligned.end(i));
        }
        return places.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "NFC, e\u0301, \u00E9",
        "NFD, \u00E9, e\u0301",
        "NFKC, \uFB01\u2460, fi1",
        "NFKD, \u00BD, 1\u20442",
        "NFC, \u1112\u1161\u11AB, \uD55C",
        "NFD, \uD55C, \u1112\u1161\u11AB",
        "NFC, \u0344, \u0308\u0301",
        "NFC, a\u0301\u0327, \u00E1\u0327",
        "NFC, \u212B, \u00C5",
    })
    void normalFormsByHand(NormalForm form, String text, String expected) {
        assertEquals(expected, form.normalize(text));
    }

    @Test
    void placesByHand() {
        assertEquals("0-1 0-1 1-2", places(NormalForm.NFD, "éx"));
        assertEquals("0-1 2-3", places(NormalForm.NFC, "e\u0301x"));
        assertEquals("0-1 0-1 0-1 1-2", places(new Prepend("▁▁"), "ab"));
        assertEquals("1-2 2-3", places(Replace.literal("ab", "$"), "abc"));
        assertEquals("2-3", places(new Strip(true, true), " \u3000x\u00A0"));
        assertEquals("0-2 0-2 0-2 0-2 2-3", places(new ByteLevelNormalizer(), "😀x"));
    }

    @Test
    void newerCharactersThanTheTablesPass() {
        // Composes since Unicode 13, and is lower-cased since Unicode 16.
        assertEquals("\uD806\uDD35\uD806\uDD30", NormalForm.NFC.normalize("\uD806\uDD35\uD806\uDD30"));
        assertEquals("\u1C8A", new Lowercase().normalize("\u1C89"));
        // A mark since Unicode 10.
        assertEquals("\u1DF6", new StripAccents().normalize("\u1DF6"));
    }

    @ParameterizedTest
    @EnumSource
    void normalFormsAreIdempotent(NormalForm form) {
        SplittableRandom random = new SplittableRandom(5);
        int[] starts = {0x20, 0xC0, 0x300, 0x900, 0x1100, 0x1E00, 0xAC00, 0xF900, 0xFB00, 0x1D100};
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(1, 9); k > 0; k--) {
                text.appendCodePoint(starts[random.nextInt(starts.length)] + random.nextInt(0x100));
            }
            String once = form.normalize(text.toString());
            assertEquals(once, form.normalize(once));
            // What two texts become together is what the composed form of their parts becomes.
            assertEquals(once, form.normalize(NormalForm.NFD.normalize(text.toString())));
        }
    }

    @Test
    void textInTheFormIsReturnedAsItIs() {
        String text = "plain, naïve, 中文, 한국어, नमस्ते, 😀 ".repeat(3);
        assertSame(text, NormalForm.NFC.normalize(text));
        assertSame("plain", new NormalizerSequence(List.of(NormalForm.NFKC, NormalForm.NFD)).normalize("plain"));
    }

    @Test
    void halfSurrogatePairsBecomeReplacementCharacters() {
        for (Normalizer normalizer : List.of(
                NormalForm.NFC,
                NormalForm.NFKD,
                new Lowercase(),
                new Strip(true, true),
                Replace.literal("a", "a"),
                Replace.literal("", ""),
                new StripAccents(),
                new NormalizerSequence(List.of()),
                new Precompiled(charsmap()))) {
            assertEquals("x\uFFFDy\uFFFD", normalizer.normalize("x\uD800y\uDC00"));
        }
        assertEquals("ax\uFFFD", new Prepend("a").normalize("x\uDBFF"));
    }

    @Test
    void hostileTextTakesLinearTime() {
        int length = 5_000_000; // 10 MB
        char[] marks = new char[length];
        for (int i = 0; i < length; i++) {
            marks[i] = (i & 1) == 0 ? '\u0301' : '\u0327';
        }
        String text = new String(marks);
        char[] letters = new char[length];
        Arrays.fill(letters, 'É');
        String capitals = new String(letters);
        assertTimeout(Duration.ofSeconds(60), () -> {
            for (Normalizer normalizer : List.of(NormalForm.NFC, NormalForm.NFKD, BERT, new Precompiled(charsmap()))) {
                assertTrue(normalizer.normalize(text).length() <= length);
            }
            assertEquals(length, BERT.normalize(capitals).length());
        });
        String sorted = NormalForm.NFD.normalize(text);
        assertEquals(length / 2, sorted.indexOf('\u0301'));
    }

    @Test
    void replaceIsLiteralAndLeftmost() {
        assertEquals("$1-$1b", Replace.literal("aa", "$1").normalize("aa-aab"));
        assertEquals("xxa", Replace.literal("aa", "x").normalize("aaaaa"));
        assertEquals("xaxbxéx", Replace.literal("", "x").normalize("abé"));
        assertEquals("", Replace.literal("", "x").normalize(""));
    }

    @Test
    void longestPrefixMayCrossGraphemesAndShortestWinsInHuggingFace() {
        Charsmap charsmap = charsmap();
        char[] text = "xabcd".toCharArray();
        long match = charsmap.longestPrefix(text, 1, text.length);
        assertEquals(3, Charsmap.length(match));
        assertEquals("yz", charsmap.replacement(match));
        assertEquals(Charsmap.NONE, charsmap.longestPrefix(text, 0, text.length));
        assertEquals("abc 1/2", new Precompiled(charsmap).normalize("abc 1/2"));
        // Half is a rule, so the accent that belongs to the grapheme is lost.
        assertEquals("1⁄2", new Precompiled(charsmap).normalize("½\u0301"));
    }

    @Test
    void brokenCharsmapsAreRefused() {
        byte[] good = charsmap().content();
        assertThrows(IllegalArgumentException.class, () -> Charsmap.parse(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> Charsmap.parse(Arrays.copyOf(good, 40)));
        byte[] odd = good.clone();
        odd[0] = 3;
        assertThrows(IllegalArgumentException.class, () -> Charsmap.parse(odd));
        byte[] noUtf8 = good.clone();
        noUtf8[noUtf8.length - 2] = (byte) 0xFF;
        assertThrows(IllegalArgumentException.class, () -> Charsmap.parse(noUtf8));
        // The root's children are at 256 + label, far behind the end.
        ByteBuffer far =
                ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putInt(4).putInt(256 << 10);
        assertThrows(IllegalArgumentException.class, () -> Charsmap.parse(far.array()));
    }

    @Test
    void changedCharsmapsAreRefusedOrWork() {
        byte[] good = charsmap().content();
        SplittableRandom random = new SplittableRandom(9);
        String text = "e\u0301 ½ ab abc 1/2 \r\n\u0001 zzz \uD55C ﬃ😀";
        int read = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] changed = good.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            try {
                Charsmap charsmap = Charsmap.parse(changed);
                new Precompiled(charsmap).normalize(text);
                charsmap.longestPrefix(text.toCharArray(), 0, text.length());
                read++;
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().contains("charsmap"), e.getMessage());
            }
        }
        assertTrue(read > 100 && read < 1_000, "read " + read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Lowercased\"}",
                "{\"type\":\"Strip\",\"strip_left\":true}",
                "{\"type\":\"BertNormalizer\",\"clean_text\":true,\"handle_chinese_chars\":1,\"lowercase\":true}",
                "{\"type\":\"Prepend\"}",
                "{\"type\":\"Replace\",\"pattern\":{},\"content\":\"\"}",
                "{\"type\":\"Replace\",\"pattern\":{\"String\":\"a\"}}",
                "{\"type\":\"Replace\",\"pattern\":{\"Regex\":\"(a\"},\"content\":\"\"}",
                "{\"type\":\"Precompiled\",\"precompiled_charsmap\":\"!\"}",
                "{\"type\":\"Precompiled\",\"precompiled_charsmap\":\"AAAA\"}",
                "{\"type\":\"Precompiled\",\"precompiled_charsmap\":null}",
                "{\"type\":\"Sequence\"}",
                "{\"type\":\"Sequence\",\"normalizers\":[{\"type\":\"NFX\"}]}",
                "{}",
            })
    void badNormalizersAreRefusedByName(String json) throws IOException {
        JsonNode node = Golden.JSON.readTree(json.getBytes(StandardCharsets.UTF_8));
        FormatException error = assertThrows(FormatException.class, () -> NormalizerGoldenTest.read(node));
        assertTrue(error.getMessage().contains("normalizer"), error.getMessage());
    }
}
