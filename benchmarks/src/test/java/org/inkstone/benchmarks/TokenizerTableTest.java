package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTableTest {
    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    private static TokenizerTable table() throws IOException {
        String ours = "{'contestant':'Inkstone','coldMegabytesPerSecond':10,'warmMegabytesPerSecond':20.5}";
        JsonNode load = json("{'results':[{'contestant':'Inkstone','firstSeconds':0.25,'laterSeconds':0.0512,"
                + "'inUseBytes':12345678}],'notes':['b: left out, why']}");
        JsonNode alone = json("{'benchmark':'encode','results':[" + ours + "],'notes':[]}");
        JsonNode encode = json("{'benchmark':'encode','results':[" + ours
                + ",{'contestant':'a','coldRatio':3,'warmRatio':4.5}],'notes':['a 1: " + Agreement.SAME + "']}");
        JsonNode decode = json("{'benchmark':'decode','results':[" + ours
                + ",{'contestant':'a','coldRatio':1,'warmRatio':0.5}],'notes':['a 1: other than Inkstone']}");
        return new TokenizerTable(List.of(
                new TokenizerTable.Row("one", "en", encode, decode, load),
                new TokenizerTable.Row("two", "en", alone, alone, load)));
    }

    @Test
    void aPeerThatIsNotThereLeavesItsCellsEmpty() throws IOException {
        assertEquals(
                """
                | tokenizer | text | MB/s cold | warm | ÷ a cold | warm | decoding MB/s | ÷ a | load ms first | later | heap MB |
                | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                | one | en | 10.0 | 20.5 | 3.00 | 4.50 | 20.5 | 0.50 | 250 | 51.2 | 12.3 |
                | two | en | 10.0 | 20.5 | – | – | 20.5 | – | 250 | 51.2 | 12.3 |
                """,
                table().table().text());
    }

    @Test
    void notesTellOfDifferencesOnly() throws IOException {
        assertEquals(
                List.of(
                        "one, en, decode: a 1: other than Inkstone",
                        "one, load: b: left out, why",
                        "two, load: b: left out, why"),
                table().notes());
    }

    @Test
    void resultsKeepAllOfEachReport() throws IOException {
        JsonNode encode = (JsonNode) table().results().get(0).get("encode");

        assertEquals(4.5, encode.at("/1/warmRatio").asDouble());
    }
}
