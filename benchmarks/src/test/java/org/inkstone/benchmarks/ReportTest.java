package org.inkstone.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static Report report() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("lines", 10);
        settings.put("threads", 1);
        return new Report(
                "encode",
                new Machine("Some CPU", 2, 8, "Some JDK", "Some OS"),
                settings,
                List.of(Column.rate("MB/s", 3), Column.time("ms", 1e3)),
                List.of(
                        new Timings("Inkstone", List.of(0.2, 0.1, 0.25)),
                        new Timings("peer a|b", List.of(0.5, 0.5, 0.5))),
                List.of("a note"));
    }

    @Test
    void printsATable() {
        assertEquals(
                """
                ### encode

                Machine: Some CPU, 2 cores, 8 GiB, Some JDK, Some OS \s
                Settings: lines 10, threads 1

                | contestant | MB/s | ms | time ÷ Inkstone's | spread | runs |
                | --- | ---: | ---: | ---: | ---: | ---: |
                | Inkstone | 15.0 | 200 | 1.00 | 75% | 3 |
                | peer a\\|b | 6.00 | 500 | 2.50 | 0% | 3 |

                - a note
                """,
                report().markdown());
    }

    @Test
    void printsOneLineOfJson() throws IOException {
        String json = report().json();
        JsonNode root = new ObjectMapper().readTree(json);

        assertFalse(json.contains("\n"));
        assertEquals("Some CPU", root.at("/machine/cpu").asText());
        assertEquals(10, root.at("/settings/lines").asInt());
        assertEquals(2.5, root.at("/results/1/ratio").asDouble());
        assertEquals(6, root.at("/results/1/MB~1s").asDouble());
        assertEquals(0.25, root.at("/results/0/seconds/2").asDouble());
        assertEquals("a note", root.at("/notes/0").asText());
    }

    @Test
    void numbersHaveAboutThreeDigits() {
        assertEquals(
                List.of("12,346", "12.3", "1.23", "0.012"),
                List.of(12345.6, 12.34, 1.234, 0.0123).stream()
                        .map(Column::number)
                        .toList());
    }
}
