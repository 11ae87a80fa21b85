package org.inkstone.benchmarks;

import java.util.List;
import org.inkstone.core.text.Tokenizer;

/**
 * Lines as text and as the ids of Inkstone.
 *
 * @param lines lines that are not empty
 * @param ids the ids of each line
 */
record Material(TextLines lines, List<int[]> ids) {
    static Material of(TextLines lines, Tokenizer tokenizer) {
        return new Material(lines, lines.lines().stream().map(tokenizer::encode).toList());
    }

    List<String> text() {
        return lines.lines();
    }

    /** The first lines that have so many megabytes together, or all. */
    Material firstMegabytes(double most) {
        TextLines first = lines.firstMegabytes(most);
        return new Material(first, ids.subList(0, first.lines().size()));
    }
}
