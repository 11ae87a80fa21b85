package org.inkstone.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Markdown file, taken apart as far as the checks need it.
 *
 * @param file where it lies, absolute
 * @param text its content
 */
record Page(Path file, String text) {
    private static final Pattern FENCE = Pattern.compile("(?ms)^(`{3,})[^\\n]*\\n.*?^\\1`*[ \\t]*$");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,6}) +(.+)$");
    private static final Pattern SNIPPET = Pattern.compile("(?m)^<<< +(\\S+)");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern FORMULA = Pattern.compile("(?s)\\$\\$(.+?)\\$\\$");
    private static final Pattern CLASS_NAME = Pattern.compile("\\borg\\.inkstone(?:\\.[a-z][a-z0-9]*)+\\.[A-Z]\\w*");

    static Page read(Path file) {
        try {
            return new Page(file.toAbsolutePath().normalize(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The text without its fenced code blocks. */
    String prose() {
        return FENCE.matcher(text).replaceAll("");
    }

    /** The levels of the headings in order: 1 for #, 2 for ##, … */
    List<Integer> headingLevels() {
        return all(HEADING, prose()).stream().map(m -> m.group(1).length()).toList();
    }

    /** The code that the page takes from source files, as written: @/../MODULE/…/File.java#region. */
    List<String> snippets() {
        return all(SNIPPET, prose()).stream().map(m -> m.group(1)).toList();
    }

    /** The targets of all links and pictures. */
    List<String> links() {
        return all(LINK, prose()).stream().map(m -> m.group(1)).toList();
    }

    /** The displayed formulas, without their white space. */
    List<String> formulas() {
        return all(FORMULA, prose()).stream()
                .map(m -> m.group(1).replaceAll("\\\\text\\{[^}]*}", "text").replaceAll("\\s+", ""))
                .toList();
    }

    /** The fenced code blocks, fences included. */
    List<String> codeBlocks() {
        return all(FENCE, text).stream().map(MatchResult::group).toList();
    }

    /** Every full class name of this project, wherever it stands. */
    List<String> classNames() {
        return all(CLASS_NAME, text).stream().map(MatchResult::group).distinct().toList();
    }

    private static List<MatchResult> all(Pattern pattern, String in) {
        List<MatchResult> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(in);
        while (matcher.find()) {
            found.add(matcher.toMatchResult());
        }
        return found;
    }

    @Override
    public String toString() {
        return Project.ROOT.relativize(file).toString();
    }
}
