package org.inkstone.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TourReportPageTest {
    private static final Pattern ADDRESS = Pattern.compile(
            "<[a-z]+\\b[^>]*?\\s(src|href|srcset|action|data|poster)=[\"']?([^\"'\\s>]*)", Pattern.CASE_INSENSITIVE);

    private final TourReportPage page = new TourReportPage();

    @Test
    void showsEveryFigureWithItsUnit() throws Exception {
        String html = page.render(SampleReports.realistic());
        Path file = Files.createDirectories(Path.of("target", "report-sample")).resolve("report.html");
        Files.writeString(file, html);
        for (String figure : List.of(
                "europarl.txt",
                "seed 42",
                "148,211",
                "139,302",
                "too few letters",
                "411",
                "3,207",
                "15.3 MB",
                "1.7 MB",
                "Byte-level BPE",
                "4,096",
                "3.61",
                "3.324",
                "2.571",
                "2.183",
                "2.062",
                "bits per byte",
                "nats per token",
                "4,194,304",
                "21.3 %",
                "␣rapporteur",
                "contrastive search",
                "beams &#x3D; 4, length penalty &#x3D; 1.0",
                "5 min 12 s",
                "17.9 k",
                "tokens/s",
                "235.0",
                "ND4J CPU, AVX-512",
                "OpenJDK",
                "2,457,600",
                "4.3 GB")) {
            assertTrue(html.contains(figure), figure);
        }
    }

    @Test
    void theChartsGetTheVeryFigures() throws Exception {
        TourReport report = SampleReports.realistic();
        JsonNode figures = figures(page.render(report));
        assertEquals(report.ladder().bigram(), figures.at("/ladder/bigram").doubleValue());
        assertEquals(report.ladder().gpt().size(), figures.at("/ladder/gpt").size());
        assertEquals(report.ladder().finalGpt(), figures.at("/ladder/gpt/16/1").doubleValue());
        TrainingCurve.Point point = report.training().points().get(100);
        assertEquals(point.tokens(), figures.at("/training/100/0").longValue());
        assertEquals(point.smoothed(), figures.at("/training/100/2").doubleValue());
        assertEquals(588, figures.at("/lengths/2/1").intValue());
        assertEquals(4.02, figures.at("/compression/5/1").doubleValue());
        assertEquals("⏎", figures.at("/attention/tokens/21").textValue());
        assertEquals(
                report.attention().weight(3, 5, 9, 4),
                figures.at("/attention/weights/3/5/9/4").doubleValue(),
                0.0006);
    }

    @Test
    void isOneFileThatAsksNoServer() throws Exception {
        String html = withoutScripts(page.render(SampleReports.realistic()));
        Matcher address = ADDRESS.matcher(html);
        Set<String> docs = new HashSet<>();
        while (address.find()) {
            String target = address.group(2);
            if (target.startsWith("../../docs/")) {
                docs.add(target);
            } else {
                assertTrue(target.startsWith("#") || target.equals("data:,"), address.group());
            }
        }
        assertTrue(docs.size() >= 6, docs.toString());
        assertFalse(html.contains("@import") || html.contains("url("));
        assertTrue(html.contains("default-src 'none'"));
    }

    @Test
    void linksStayWithinThePage() throws Exception {
        String html = page.render(SampleReports.realistic());
        Matcher link = Pattern.compile("href=\"#([^\"]+)\"").matcher(html);
        int links = 0;
        while (link.find()) {
            links++;
            assertTrue(html.contains("id=\"" + link.group(1) + "\""), link.group());
        }
        assertTrue(links >= 9);
    }

    @Test
    void hostileTextStaysText() throws Exception {
        String hostile = "</script><script>alert(1)</script><img src=x onerror=\"alert('2')\">&\u2028";
        String html = page.render(SampleReports.with(
                hostile,
                List.of(new TourReport.Sample(hostile, hostile, hostile, hostile)),
                List.of("a", hostile, "{{verdict}}")));
        assertFalse(html.contains("<script>alert"));
        assertFalse(html.contains("<img"));
        assertTrue(html.contains("&lt;/script&gt;&lt;script&gt;alert(1)"));
        assertEquals(3, count(html, "</script>"));
        assertEquals(
                hostile.replace(" ", "␣").replace("\u2028", "⟨U+2028⟩"),
                figures(html).at("/attention/tokens/1").textValue());
        assertEquals("{{verdict}}", figures(html).at("/attention/tokens/2").textValue());
    }

    private static JsonNode figures(String html) throws Exception {
        String start = "<script type=\"application/json\" id=\"figures\">";
        int from = html.indexOf(start) + start.length();
        return new ObjectMapper().readTree(html.substring(from, html.indexOf("</script>", from)));
    }

    private static String withoutScripts(String html) {
        return html.replaceAll("(?s)<script\\b.*?</script>", "");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
