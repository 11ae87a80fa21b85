package org.inkstone.tokenizers.pretokenizer;

/**
 * The moves that the split patterns share: what kind of character stands here, and how far a run of it goes.
 *
 * <p>A table has the kind of each character of the basic plane, so that a run costs one array read a character. Half of
 * a surrogate pair has a kind of its own there, {@link #PAIR}, at which the quick loops stop and the careful ones look
 * at the code point.
 */
final class Scan {
    static final int SIGN = 0;
    static final int LETTER = 1;
    static final int NUMBER = 2;
    static final int SPACE = 3;
    /** Half of a surrogate pair: the code point tells the kind. Only in {@link #KINDS}. */
    static final int PAIR = 4;

    private static final byte[] KIND = {SIGN, LETTER, LETTER, LETTER, LETTER, LETTER, SIGN, NUMBER, SPACE};

    /** The kind of each character of the basic plane. */
    static final byte[] KINDS = new byte[0x10000];

    static {
        for (int c = 0; c < KINDS.length; c++) {
            KINDS[c] = Character.isSurrogate((char) c) ? PAIR : KIND[CharacterClasses.of((char) c)];
        }
    }

    private Scan() {}

    /** Letter, number, white space or anything else. */
    static int kind(char[] text, int at, int limit) {
        int kind = KINDS[text[at]];
        return kind == PAIR ? KIND[CharacterClasses.of(codePoint(text, at, limit))] : kind;
    }

    /** The end of the run of characters of one kind that starts at {@code start}. */
    static int run(char[] text, int start, int limit, int kind) {
        int at = start;
        while (at < limit && KINDS[text[at]] == kind) {
            at++;
        }
        return at < limit && KINDS[text[at]] == PAIR ? runWithPairs(text, at, limit, kind) : at;
    }

    private static int runWithPairs(char[] text, int start, int limit, int kind) {
        int at = start;
        while (at < limit && kind(text, at, limit) == kind) {
            at += Character.charCount(codePoint(text, at, limit));
        }
        return at;
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

    /** The end of a run of at most {@code most} number characters. */
    static int numbers(char[] text, int start, int limit, int most) {
        int at = start;
        for (int n = 0; n < most && at < limit && kind(text, at, limit) == NUMBER; n++) {
            at += Character.charCount(codePoint(text, at, limit));
        }
        return at;
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** {@code \s*[\r\n]+|\s+(?!\S)|\s+}: up to the last line end of the white space, if there is one. */
    static int lines(char[] text, int start, int limit) {
        int end = run(text, start, limit, SPACE);
        for (int at = end; at > start; at--) {
            if (isLineEnd(text[at - 1])) {
                return at;
            }
        }
        return end == limit || end == start + 1 ? end : end - 1;
    }

    /** The end of an English contraction, {@code (?i:'s|'t|'re|'ve|'m|'ll|'d)}; {@code start} if there is none. */
    static int contraction(char[] text, int start, int limit) {
        if (start + 1 >= limit || text[start] != '\'') {
            return start;
        }
        char a = lower(text[start + 1]);
        if (a == 's' || a == 't' || a == 'm' || a == 'd') {
            return start + 2;
        }
        char b = start + 2 < limit ? lower(text[start + 2]) : 0;
        return (a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l') ? start + 3 : start;
    }

    /** The small letter of A to Z; of the long s, s. */
    private static char lower(char c) {
        if (c == '\u017F') {
            return 's';
        }
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
