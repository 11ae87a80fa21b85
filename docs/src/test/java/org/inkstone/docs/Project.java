package org.inkstone.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that the documentation speaks about. */
final class Project {
    /** The folder that holds all modules. */
    static final Path ROOT = root();

    /** The folder of the site. */
    static final Path DOCS = ROOT.resolve("docs");

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Project() {}

    /** The modules of the build. What a page says about any other module cannot be checked yet. */
    static Set<String> modules() {
        Set<String> modules = new TreeSet<>();
        Matcher matcher = MODULE.matcher(Page.read(ROOT.resolve("pom.xml")).text());
        while (matcher.find()) {
            modules.add(matcher.group(1).strip());
        }
        return modules;
    }

    /** The module that a class belongs to: the third part of its name. */
    static String moduleOf(String className) {
        return className.split("\\.", -1)[2];
    }

    /** The source file of a class, if it exists. */
    static Optional<Path> source(String className) {
        String file = className.replace('.', '/') + ".java";
        return Stream.of("src/main/java", "src/test/java")
                .map(folder -> ROOT.resolve(moduleOf(className)).resolve(folder).resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Whether some module has a test class of that simple name. */
    static boolean hasTest(String simpleName) {
        return modules().stream()
                .map(module -> ROOT.resolve(module).resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(folder -> files(folder).stream())
                .anyMatch(file -> file.getFileName().toString().equals(simpleName + ".java"));
    }

    /** Whether an example or a program of the pages has that simple name. */
    static boolean hasExample(String simpleName) {
        return Stream.of("examples/src/main/java", "docs/src/test/java/org/inkstone/docs/programs")
                .map(ROOT::resolve)
                .filter(Files::isDirectory)
                .flatMap(folder -> files(folder).stream())
                .anyMatch(file -> file.getFileName().toString().equals(simpleName + ".java"));
    }

    /** All English pages of the site, relative to the site's folder. */
    static List<Path> englishPages() {
        return files(DOCS).stream()
                .map(DOCS::relativize)
                .filter(file -> file.toString().endsWith(".md"))
                .filter(file -> !List.of("zh", "src", "target", "node_modules", "golden", "public", ".vitepress")
                        .contains(file.getName(0).toString()))
                .toList();
    }

    /** All Chinese pages of the site, relative to the Chinese folder. */
    static List<Path> chinesePages() {
        Path zh = DOCS.resolve("zh");
        return files(zh).stream()
                .map(zh::relativize)
                .filter(file -> file.toString().endsWith(".md"))
                .toList();
    }

    /** Every page of the site in both languages, and the texts at the top of the repository. */
    static List<Page> allTexts() {
        Stream<Path> site = Stream.concat(
                englishPages().stream().map(DOCS::resolve),
                chinesePages().stream().map(DOCS.resolve("zh")::resolve));
        try (Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(site, top.filter(file -> file.toString().endsWith(".md")))
                    .sorted()
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + ROOT, e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> tree = Files.find(
                folder,
                12,
                (file, attributes) ->
                        attributes.isRegularFile() && !file.toString().contains("node_modules"))) {
            return tree.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot walk " + folder, e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("bom"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "run the tests inside the project, not in " + Path.of("").toAbsolutePath());
        }
        return folder;
    }
}
