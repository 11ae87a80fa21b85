package org.inkstone.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static StrictJson json(String text) throws IOException {
        return new StrictJson("test.json", 100, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void skip(String text) throws IOException {
        StrictJson json = json(text);
        json.skip();
        json.end();
    }

    @Test
    void readsWhatAFormatHas() throws IOException {
        StrictJson json =
                json(" {\"名\":\"\\u0041\\ud834\\udd1e\", \"n\":[0, 9223372036854775807], \"x\":{\"y\":[{}]}}\n");
        List<Object> seen = new ArrayList<>();
        json.object(key -> {
            switch (key) {
                case "名" -> seen.add(json.string());
                case "n" -> seen.add(json.naturals());
                default -> {
                    seen.add(json.place());
                    json.skip();
                }
            }
        });
        json.end();
        assertEquals(List.of("A\ud834\udd1e", List.of(0L, Long.MAX_VALUE), "x"), seen);
    }

    @Test
    void placesAreBytesOfTheFile() throws IOException {
        StrictJson json = json("{\"键\":{\"b\":7}}");
        FormatException e =
                assertThrows(FormatException.class, () -> json.object(key -> json.object(inner -> json.string())));
        // {"键":{"b": is 12 bytes, since 键 is three.
        assertEquals("byte 112, key \"键.b\"", e.where());
        assertEquals("键.b must be a string, got 7", e.problem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"x\":[{\"a\":1,\"\\u0061\":2}]}",
                "{\"\\ud800\":1}",
                "{\"a\":1}}",
                "[1]2",
                "",
                " ",
                "{",
                "[1,]",
                "[01]",
                "[+1]",
                "[.5]",
                "[NaN]",
                "\"\t\"",
                "\"\\x\"",
                "\"open",
                "tru",
                "\ufeff1",
                "/**/1"
            })
    void whatIsNotStrictlyJsonIsRejected(String text) {
        FormatException e = assertThrows(FormatException.class, () -> skip(text));
        assertEquals("test.json", e.file());
        assertTrue(e.where().startsWith("byte 1"), e::getMessage);
    }

    @Test
    void nestingIsLimited() throws IOException {
        skip("[".repeat(64) + "]".repeat(64));
        assertThrows(FormatException.class, () -> skip("[".repeat(65) + "]".repeat(65)));
        assertThrows(FormatException.class, () -> skip("{\"a\":".repeat(1_000_000)));
    }

    @Test
    void bytesMustBeUtf8() {
        byte[][] broken = {
            {'"', (byte) 0xc0, (byte) 0x80, '"'}, // overlong
            {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}, // half a surrogate pair
            {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'}, // past U+10FFFF
            {'"', (byte) 0xe4, (byte) 0xbd, '"'} // cut short
        };
        for (byte[] bytes : broken) {
            FormatException e = assertThrows(FormatException.class, () -> new StrictJson("test.json", 100, bytes));
            assertEquals("byte 101", e.where());
        }
    }
}
