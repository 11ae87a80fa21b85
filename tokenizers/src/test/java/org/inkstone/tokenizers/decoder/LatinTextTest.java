package org.inkstone.tokenizers.decoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LatinTextTest {
    @Test
    void isACharacterAByte() {
        for (int point = 0; point < 0x100; point++) {
            String text = "a" + (char) point + "b";
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
            assertArrayEquals(latin, LatinText.of(utf8));
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
