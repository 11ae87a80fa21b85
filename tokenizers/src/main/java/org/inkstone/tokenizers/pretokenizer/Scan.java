package org.inkstone.tokenizers.pretokenizer;

/** The moves that the split patterns share: what kind of character stands here, and how far a run of it goes. */
final class Scan {
    static final int SIGN = 0;
    static final int LETTER = 1;
    static final int NUMBER = 2;
    static final int SPACE = 3;

    private static final byte[] KIND = {SIGN, LETTER, LETTER, LETTER, LETTER, LETTER, SIGN, NUMBER, SPACE};

    private Scan() {}

    /** Letter, number, white space or anything else. */
    static int kind(char[] text, int at, int limit) {
        char c = text[at];
        return KIND[
                Character.isSurrogate(c) ? CharacterClasses.of(codePoint(text, at, limit)) : CharacterClasses.of(c)];
    }

    /** The end of the run of characters of one kind that starts at {@code start}. */
    static int run(char[] text, int start, int limit, int kind) {
        int at = start;
        while (at < limit) {
            char c = text[at];
            if (!Character.isSurrogate(c)) {
                if (KIND[CharacterClasses.of(c)] != kind) {
                    return at;
                }
                at++;
            } else {
                int point = codePoint(text, at, limit);
                if (KIND[CharacterClasses.of(point)] != kind) {
                    return at;
                }
                at += Character.charCount(point);
            }
        }
        return limit;
    }

    /**
     * {@code \s+(?!\S)|\s+}: all of the white space if the text ends there, else all but the last character, but at
     * least one. White space is never outside the basic plane.
     */
    static int whiteSpace(char[] text, int start, int limit) {
        int end = run(text, start, limit, SPACE);
        return end == limit || end == start + 1 ? end : end - 1;
    }

    /** The code point at a place; an unpaired surrogate stands for itself, which is {@link CharacterClasses#OTHER}. */
    static int codePoint(char[] text, int at, int limit) {
        char high = text[at];
        if (Character.isHighSurrogate(high) && at + 1 < limit && Character.isLowSurrogate(text[at + 1])) {
            return Character.toCodePoint(high, text[at + 1]);
        }
        return high;
    }
}
