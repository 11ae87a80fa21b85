package org.inkstone.tokenizers.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossyUtf8Test {
    @ParameterizedTest
    @CsvSource({
        "EDA080, ???",
        "61EDA08062, a???b",
        "F09F98, ?",
        "41F09F42, A?B",
        "C0AF, ??",
        "E08080, ???",
        "F4908080, ????",
        "F5808080, ????",
        "80BF, ??",
        "E4B8, ?",
        "E4B8E4B896, ?世",
        "FFFE, ??",
        "C328, ?(",
        "F09F98F09F9880, ?😀"
    })
    void brokenBytesBecomeReplacementCharacters(String hex, String text) {
        assertEquals(
                text.replace('?', '\uFFFD'), LossyUtf8.decode(HexFormat.of().parseHex(hex)));
    }

    @Test
    void everyCodePointSurvives() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= 0x10FFFF; c++) {
            if (c < 0xD800 || c > 0xDFFF) {
                all.appendCodePoint(c);
            }
        }
        assertEquals(all.toString(), LossyUtf8.decode(all.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
