package org.inkstone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.inkstone.examples.Inkstone;
import org.inkstone.examples.cli.Console;
import org.inkstone.examples.walkthrough.Blackboard;
import org.inkstone.examples.walkthrough.Walkthrough;
import org.inkstone.examples.walkthrough.Walkthroughs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that the pages name exist, and print what the pages show. */
class CommandsTest {
    private static final Path GOLDEN = Project.DOCS.resolve("golden/commands");
    private static final Pattern COMMAND = Pattern.compile("inkstone\\.jar ([a-z][a-z-]+)");

    static Stream<String> shown() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted().toList().stream();
        }
    }

    static Stream<Walkthrough> walkthroughs() {
        return Walkthroughs.all().stream();
    }

    @ParameterizedTest
    @MethodSource("shown")
    void theCommandPrintsWhatThePageShows(String command) throws Exception {
        Walkthrough walkthrough = Walkthroughs.all().stream()
                .filter(each -> each.name().equals(command))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no walkthrough is named " + command));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean held;
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            held = new Blackboard(out).run(walkthrough);
        }
        String printed = bytes.toString(StandardCharsets.UTF_8);
        Path golden = GOLDEN.resolve(command + ".txt");
        if (System.getProperty("inkstone.golden", "").equals("write")) {
            Files.writeString(golden, printed);
        }
        assertEquals(Files.readString(golden), printed);
        assertTrue(held, "all checks of " + command + " hold");
        Path drawn = Path.of("target", command + ".svg");
        if (Files.exists(drawn)) {
            Path figure = Project.DOCS.resolve("public/figures/" + command + ".svg");
            if (System.getProperty("inkstone.golden", "").equals("write")) {
                Files.copy(drawn, figure, StandardCopyOption.REPLACE_EXISTING);
            }
            assertEquals(Files.readString(figure), Files.readString(drawn), figure + " is what " + command + " draws");
        }
    }

    @ParameterizedTest
    @MethodSource("walkthroughs")
    void everyWalkthroughNamesAPage(Walkthrough walkthrough) {
        Path page = Project.DOCS.resolve(walkthrough.docs());
        assertTrue(Files.isRegularFile(page), walkthrough.name() + " names " + page + ", which is not there");
    }

    @Test
    void everyCommandNamedIsListed() {
        String listed = list();
        Map<String, Page> missing = new TreeMap<>();
        for (Page page : Project.allTexts()) {
            Matcher matcher = COMMAND.matcher(page.text());
            while (matcher.find()) {
                if (listed.lines().noneMatch(line -> line.startsWith(matcher.group(1) + " "))) {
                    missing.put(matcher.group(1), page);
                }
            }
        }
        assertEquals(Map.of(), missing, "the jar lists\n" + listed);
    }

    private static String list() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        assertEquals(0, Inkstone.run(new Console(InputStream.nullInputStream(), out, out, false)));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
