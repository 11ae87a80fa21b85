package org.inkstone.tokenizers.model;

import java.util.Arrays;

/**
 * The tokens of single characters, by code point: pages of 256 ids, of which most do not exist.
 *
 * <p>A table may stand for characters with an affix, such as {@code ##é} or {@code é</w>}.
 */
final class SymbolTable {
    private static final int[] EMPTY = new int[256];

    static {
        Arrays.fill(EMPTY, -1);
    }

    private final int[][] pages = new int[(Character.MAX_CODE_POINT >> 8) + 1][];

    /**
     * Collects the tokens that are one character between a prefix and a suffix.
     *
     * @param vocabulary the tokens
     * @param prefix what stands before the character; may be empty
     * @param suffix what stands behind it; may be empty
     */
    SymbolTable(Vocabulary vocabulary, String prefix, String suffix) {
        Arrays.fill(pages, EMPTY);
        int affixes = prefix.length() + suffix.length();
        for (int id = 0; id < vocabulary.idLimit(); id++) {
            int units = vocabulary.length(id) - affixes;
            String token = units == 1 || units == 2 ? vocabulary.token(id) : null;
            if (token != null && token.startsWith(prefix) && token.endsWith(suffix)) {
                int point = token.codePointAt(prefix.length());
                if (Character.charCount(point) == units) {
                    put(point, id);
                }
            }
        }
    }

    private void put(int point, int id) {
        if (pages[point >> 8] == EMPTY) {
            pages[point >> 8] = EMPTY.clone();
        }
        pages[point >> 8][point & 0xFF] = id;
    }

    /** The id of a character, or -1. */
    int id(int point) {
        return pages[point >> 8][point & 0xFF];
    }

    /** The code point at a place; an unpaired surrogate counts as one. */
    static int point(char[] text, int at, int end) {
        char c = text[at];
        return Character.isHighSurrogate(c) && at + 1 < end && Character.isLowSurrogate(text[at + 1])
                ? Character.toCodePoint(c, text[at + 1])
                : c;
    }
}
