package org.inkstone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** FEATURES.md claims only what is there. */
class FeaturesTest {
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** A row: concept, status, class, example, how verified. */
    private record Row(String concept, String status, String classes, String examples, String verified) {}

    @Test
    void everyRowHasAStatus() {
        List<Row> rows = rows();
        assertTrue(rows.size() > 100, "FEATURES.md lists every concept, got " + rows.size() + " rows");
        for (Row row : rows) {
            assertTrue(
                    List.of("works", "not yet").contains(row.status()),
                    row.concept() + ": status must be works or not yet, got " + row.status());
        }
    }

    @Test
    void whatWorksHasAClassAnExampleAndATest() {
        List<String> problems = new ArrayList<>();
        for (Row row : rows()) {
            if (row.status().equals("works")) {
                List<String> classes = quoted(row.classes());
                List<String> examples = quoted(row.examples());
                List<String> tests = quoted(row.verified()).stream()
                        .filter(name -> name.endsWith("Test"))
                        .toList();
                if (classes.isEmpty() || examples.isEmpty() || tests.isEmpty()) {
                    problems.add(row.concept() + ": needs a class, an example and a test");
                }
                classes.stream()
                        .filter(name -> !isSource("org.inkstone." + name))
                        .forEach(name -> problems.add(row.concept() + ": no class org.inkstone." + name));
                examples.stream()
                        .filter(name -> !Project.hasExample(name))
                        .forEach(name -> problems.add(row.concept() + ": no example " + name));
                tests.stream()
                        .filter(name -> !Project.hasTest(name))
                        .forEach(name -> problems.add(row.concept() + ": no test " + name));
            }
        }
        assertEquals(List.of(), problems);
    }

    @Test
    void noConceptIsListedTwice() {
        List<String> concepts = rows().stream().map(Row::concept).toList();
        assertEquals(concepts.stream().distinct().toList(), concepts);
    }

    private static boolean isSource(String className) {
        return Project.modules().contains(Project.moduleOf(className))
                && Project.source(className).isPresent();
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String line :
                Page.read(Project.ROOT.resolve("FEATURES.md")).text().lines().toList()) {
            if (line.startsWith("| ") && !line.startsWith("| concept") && !line.startsWith("| ---")) {
                String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
                assertEquals(5, cells.length, line);
                rows.add(new Row(cells[0].strip(), cells[1].strip(), cells[2], cells[3], cells[4]));
                assertFalse(cells[0].isBlank(), line);
            }
        }
        return rows;
    }

    private static List<String> quoted(String cell) {
        List<String> names = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(cell);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
