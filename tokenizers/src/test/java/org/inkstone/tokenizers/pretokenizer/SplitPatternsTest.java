package org.inkstone.tokenizers.pretokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.inkstone.tokenizers.Golden;
import org.junit.jupiter.api.Test;

class SplitPatternsTest {
    @Test
    void cutWhereTheReferenceCuts() {
        List<JsonNode> rows = Golden.rows("splits.jsonl");
        assertEquals(601, rows.size());
        List<String> patterns = Golden.strings(rows.get(0));
        for (JsonNode row : rows.subList(1, rows.size())) {
            SplitPattern pattern =
                    SplitPatterns.of(patterns.get(row.get(0).asInt())).orElseThrow();
            List<String> pieces = Golden.strings(row.get(1));
            char[] text = String.join("", pieces).toCharArray();
            List<String> cut = new ArrayList<>();
            for (int start = 0; start < text.length; ) {
                int end = pattern.end(text, start, text.length);
                cut.add(new String(text, start, end - start));
                start = end;
            }
            assertEquals(pieces, cut, pattern.getClass().getSimpleName());
        }
    }

    @Test
    void unknownExpressionsHaveNoScanner() {
        assertTrue(SplitPatterns.of("\\s+").isEmpty());
    }
}
