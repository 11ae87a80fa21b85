package org.inkstone.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FormatExceptionTest {
    @Test
    void saysFilePlaceAndProblem() {
        FormatException e = FormatException.atByte(Path.of("m.bin"), 8, "n must be at least 1, got 0");
        assertEquals("m.bin: byte 8: n must be at least 1, got 0", e.getMessage());
        assertEquals("m.bin", e.file());
        assertEquals("byte 8", e.where());
        assertEquals("n must be at least 1, got 0", e.problem());
        assertEquals(
                "m: line 3: bad", FormatException.atLine(Path.of("m"), 3, "bad").getMessage());
        assertEquals(
                "m: key \"a.b\": bad",
                FormatException.atKey(Path.of("m"), "a.b", "bad").getMessage());
        assertEquals("m: bad", new FormatException("m", "", "bad").getMessage());
        Exception cause = new Exception();
        assertSame(cause, new FormatException("m", "", "bad", cause).getCause());
    }

    @Test
    void quotedTextIsOneShortLine() {
        assertEquals("\"a\\u000ab\\u0000\"", FormatException.quote("a\nb\0"));
        assertEquals("\"你\ud834\udd1e\\ud834\"", FormatException.quote("你\ud834\udd1e\ud834"));
        assertEquals("\"\\udd1e\\u001b\"", FormatException.quote("\udd1e\u001b"));
        String quoted = FormatException.quote("x".repeat(5000));
        assertTrue(quoted.length() < 160 && quoted.contains("5000 characters"), quoted);
    }
}
