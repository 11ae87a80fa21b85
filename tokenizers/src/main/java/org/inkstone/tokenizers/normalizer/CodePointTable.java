package org.inkstone.tokenizers.normalizer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A number for each code point, 0 for most (两级查找表): blocks of 256 code points, of which the empty ones are one and
 * the same. A look-up is two array reads.
 */
final class CodePointTable {
    private static final int[] EMPTY = new int[256];

    private final int[][] blocks = new int[0x110000 >> 8][];

    CodePointTable() {
        Arrays.fill(blocks, EMPTY);
    }

    int get(int codePoint) {
        return blocks[codePoint >> 8][codePoint & 0xFF];
    }

    /** Adds bits to a code point's number. */
    void or(int codePoint, int bits) {
        int block = codePoint >> 8;
        if (blocks[block] == EMPTY) {
            blocks[block] = new int[256];
        }
        blocks[block][codePoint & 0xFF] |= bits;
    }

    void or(int first, int last, int bits) {
        for (int point = first; point <= last; point++) {
            or(point, bits);
        }
    }

    /** Reads a resource of this package: each line that is no comment, cut at its spaces. */
    static void read(String resource, Consumer<String[]> line) {
        try (InputStream in = CodePointTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing from the jar");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                    .lines()
                    .filter(text -> !text.startsWith("#"))
                    .forEach(text -> line.accept(text.split(" ", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }
}
