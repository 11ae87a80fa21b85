package org.inkstone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page names exists: classes, code regions, other pages and files. */
class ReferencesTest {
    static Stream<Page> texts() {
        return Project.allTexts().stream();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyClassNamedExists(Page page) {
        List<String> missing = page.classNames().stream()
                .filter(name -> Project.modules().contains(Project.moduleOf(name)))
                .filter(name -> Project.source(name).isEmpty())
                .toList();
        assertEquals(List.of(), missing, page + " names classes that have no source file");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyJavadocLinkNamesAClass(Page page) {
        for (String link : page.links()) {
            if (link.startsWith("javadoc:")) {
                String name = link.substring("javadoc:".length());
                assertTrue(
                        new Page(page.file(), name).classNames().equals(List.of(name)),
                        page + ": javadoc: must be followed by a full class name, got " + name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyCodeRegionExists(Page page) {
        List<String> missing = new ArrayList<>();
        for (String snippet : page.snippets()) {
            String[] parts = snippet.replaceFirst("\\{.*$", "").split("#", 2);
            assertTrue(parts[0].startsWith("@/"), page + ": code is taken from @/…, got " + snippet);
            Path file = Project.DOCS.resolve(parts[0].substring("@/".length())).normalize();
            String module = Project.ROOT.relativize(file).getName(0).toString();
            if (!Project.modules().contains(module) && !module.equals("docs")) {
                continue;
            }
            if (!Files.isRegularFile(file)) {
                missing.add(snippet);
            } else if (parts.length == 2) {
                String source = Page.read(file).text();
                int begin = source.indexOf("// #region " + parts[1] + "\n");
                int end = source.indexOf("// #endregion " + parts[1] + "\n");
                if (begin < 0 || end < begin) {
                    missing.add(snippet);
                }
            }
        }
        assertEquals(List.of(), missing, page + " quotes code that is not there");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyRelativeLinkResolves(Page page) {
        List<String> dead = page.links().stream()
                .filter(link -> !link.startsWith("#"))
                .filter(link -> URI.create(link).getScheme() == null)
                .filter(link -> !resolves(page, link.replaceFirst("#.*$", "")))
                .toList();
        assertEquals(List.of(), dead, page + " has dead links");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void nothingIsLeftOpen(Page page) {
        for (String mark : List.of("@@", "TO" + "DO", "FIX" + "ME", "lorem ipsum")) {
            assertFalse(page.text().contains(mark), page + " holds " + mark);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aChinesePageLinksToChinesePages(Page page) {
        boolean chinese = page.file().startsWith(Project.DOCS.resolve("zh"));
        for (String link : page.links()) {
            if (link.startsWith("/") && !link.contains(".")) {
                assertEquals(chinese, link.startsWith("/zh/"), page + " leaves its language with " + link);
            }
        }
    }

    private static boolean resolves(Page page, String link) {
        List<Path> candidates = link.startsWith("/")
                ? List.of(
                        Project.DOCS.resolve(link.substring(1)),
                        Project.DOCS.resolve("public").resolve(link.substring(1)))
                : List.of(page.file().resolveSibling(link));
        return candidates.stream()
                .anyMatch(path -> Files.exists(path)
                        || Files.isRegularFile(path.resolveSibling(path.getFileName() + ".md"))
                        || Files.isRegularFile(path.resolve("index.md")));
    }
}
