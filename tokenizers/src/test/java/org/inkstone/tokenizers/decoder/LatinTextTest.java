package org.inkstone.tokenizers.decoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LatinTextTest {
    @Test
    void goesThereAndBack() {
        for (int point = 0; point < 0x100; point++) {
            String text = "a" + (char) point + "b";
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
            assertArrayEquals(latin, LatinText.of(utf8));
            byte[] written = new byte[utf8.length];
            int at = 0;
            for (byte character : latin) {
                at = LatinText.writeUtf8(character, written, at);
            }
            assertEquals(utf8.length, at);
            assertArrayEquals(utf8, written);
        }
    }

    @Test
    void isNothingElse() {
        assertNull(LatinText.of("Ā".getBytes(StandardCharsets.UTF_8)));
        assertNull(LatinText.of("a世".getBytes(StandardCharsets.UTF_8)));
        assertNull(LatinText.of(new byte[] {'a', (byte) 0xC3}));
        assertNull(LatinText.of(new byte[] {(byte) 0xC3, 'a'}));
        assertNull(LatinText.of(new byte[] {(byte) 0xC1, (byte) 0x80}));
        assertNull(LatinText.of(new byte[] {(byte) 0x80}));
        assertArrayEquals(new byte[0], LatinText.of(new byte[0]));
    }
}
