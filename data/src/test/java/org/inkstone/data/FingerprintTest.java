package org.inkstone.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class FingerprintTest {
    @Test
    void isTheStartOfSha256OfTheUtf16() {
        // python: hashlib.sha256("".encode("utf-16-be")).hexdigest()[:32], and so on.
        assertEquals("e3b0c44298fc1c149afbf4c8996fb924", Fingerprint.of("").toString());
        assertEquals(
                "65e0985c8b63a85fd5e3e1a0fb2ffe1d",
                Fingerprint.of("a\u4e2d\ud83d\ude00").toString());
    }

    @Test
    void tellsUnpairedSurrogatesApart() {
        assertNotEquals(Fingerprint.of("\ud83d"), Fingerprint.of("\ude00"));
        assertNotEquals(Fingerprint.of("\ud83d"), Fingerprint.of("?"));
    }
}
