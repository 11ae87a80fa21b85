package org.inkstone.docs;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The English and the Chinese site say the same, page by page. */
class MirroredPagesTest {
    static Stream<Path> pages() {
        return Project.englishPages().stream();
    }

    @Test
    void bothLanguagesHaveTheSamePages() {
        assertFalse(Project.englishPages().isEmpty());
        assertEquals(Project.englishPages(), Project.chinesePages());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void bothLanguagesHaveTheSameSkeleton(Path page) {
        Page english = Page.read(Project.DOCS.resolve(page));
        Page chinese = Page.read(Project.DOCS.resolve("zh").resolve(page));
        assertAll(
                page.toString(),
                () -> assertEquals(english.headingLevels(), chinese.headingLevels(), "headings"),
                () -> assertEquals(english.snippets(), chinese.snippets(), "code regions"),
                () -> assertEquals(english.formulas(), chinese.formulas(), "formulas"),
                () -> assertEquals(english.codeBlocks(), chinese.codeBlocks(), "code blocks"),
                () -> assertEquals(targets(english), targets(chinese), "links"));
    }

    /** What a page links to, sorted, since word order differs; a Chinese page links to Chinese pages; no anchors. */
    private static List<String> targets(Page page) {
        return page.links().stream()
                .map(link -> link.startsWith("#") ? "#" : link.replaceFirst("#.*$", ""))
                .map(link -> link.replaceFirst("^/zh/", "/"))
                .sorted()
                .toList();
    }
}
