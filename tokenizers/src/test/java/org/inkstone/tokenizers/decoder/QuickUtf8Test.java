package org.inkstone.tokenizers.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuickUtf8Test {
    private final QuickUtf8 reader = new QuickUtf8();

    private @Nullable String read(int skipped, byte[] bytes) {
        byte[] padded = new byte[skipped + bytes.length + QuickUtf8.PADDING];
        System.arraycopy(bytes, 0, padded, skipped, bytes.length);
        return reader.read(padded, skipped, skipped, skipped + bytes.length);
    }

    private static @Nullable String strict(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private void check(byte[] bytes) {
        String expected = strict(bytes);
        assertEquals(expected, read(bytes.length % 11, bytes), () -> Arrays.toString(bytes));
        assertEquals(expected != null, LossyUtf8.isWhole(bytes, 0, bytes.length), () -> Arrays.toString(bytes));
    }

    @Test
    void readsEveryCharacterAmongOthers() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                String text =
                        "abcdefghijk".substring(point % 11) + Character.toString(point) + "xyé世".substring(point % 5);
                assertEquals(text, read(point % 3, text.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    @Test
    void readsTextsOfAllKinds() {
        Random random = new Random(2);
        int[] limits = {0x80, 0x100, 0x800, 0xD800, 0x110000};
        for (int n = 0; n < 50_000; n++) {
            int limit = limits[random.nextInt(limits.length)];
            int rare = 1 + random.nextInt(20);
            String text = random.ints(random.nextInt(60), 0, limit)
                    .map(p -> random.nextInt(rare) == 0 && (p & 0xFFFFF800) != 0xD800 ? p : p & 0x7F)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            check(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void findsEveryBreak() {
        // Up to four bytes of those that stand at the borders of the rules, and text with a byte changed.
        int[] borders = {
            0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
            0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF7, 0xF8, 0xFF
        };
        for (int a : borders) {
            for (int b : borders) {
                for (int c : borders) {
                    for (int d : new int[] {0x00, 0x80, 0xBF, 0xC3}) {
                        check(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
                    }
                    check(new byte[] {(byte) a, (byte) b, (byte) c});
                }
                check(new byte[] {(byte) a, (byte) b});
            }
            check(new byte[] {(byte) a});
        }
        check(new byte[0]);
        Random random = new Random(3);
        byte[] text = "plain café, 世界 and 😀 after that".getBytes(StandardCharsets.UTF_8);
        for (int n = 0; n < 20_000; n++) {
            byte[] broken = Arrays.copyOf(text, random.nextInt(text.length) + 1);
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            check(broken);
        }
        assertNull(read(0, new byte[] {'a', (byte) 0xE4, (byte) 0xB8}));
    }

    @Test
    void readsLatinAtTheStart() {
        byte[] text = "caf\u00E9-".getBytes(StandardCharsets.ISO_8859_1);
        byte[] rest = "世é a plain rest".getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, text.length + rest.length + QuickUtf8.PADDING);
        System.arraycopy(rest, 0, padded, text.length, rest.length);
        assertEquals("afé-世é a plain rest", reader.read(padded, 1, text.length, text.length + rest.length));
        byte[] latin = Arrays.copyOf(text, text.length + QuickUtf8.PADDING);
        assertEquals("café-", reader.read(latin, 0, text.length, text.length));
        assertEquals("é-", reader.read(latin, 3, text.length, text.length));
    }
}
