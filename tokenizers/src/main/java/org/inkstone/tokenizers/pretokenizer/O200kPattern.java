package org.inkstone.tokenizers.pretokenizer;

/**
 * The split pattern of GPT-4o (o200k 切分模式).
 *
 * <p>Beyond {@link Cl100kPattern} it cuts words where a capital follows a small letter, counts marks as part of words,
 * keeps contractions with their word, and slashes with the signs before them. With U for capitals and caseless letters
 * and marks, l for small and caseless letters and marks:
 * <pre>{@code
 * [^\r\n\p{L}\p{N}]? U* l+ (?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * [^\r\n\p{L}\p{N}]? U+ l* (?i:'s|'t|'re|'ve|'m|'ll|'d)?
 * \p{N}{1,3}
 *  ?[^\s\p{L}\p{N}]+[\r\n/]*
 * \s*[\r\n]+|\s+(?!\S)|\s+
 * }</pre>
 *
 * <p>Cost: linear. In a regular expression the first line backtracks: {@code U*} gives characters back until
 * {@code l+} has one. If no small letter follows the run of U, that one is the last caseless character of the run, and
 * the word ends behind it; so one look is enough.
 */
public final class O200kPattern implements SplitPattern {
    /** The pattern; it has no state. */
    public static final O200kPattern INSTANCE = new O200kPattern();

    private static final String CONTRACTION = "(?i:'s|'t|'re|'ve|'m|'ll|'d)?";
    private static final String UPPER = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]";
    private static final String LOWER = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]";
    private static final String REGEX = "[^\\r\\n\\p{L}\\p{N}]?" + UPPER + "*" + LOWER + "+" + CONTRACTION
            + "|[^\\r\\n\\p{L}\\p{N}]?" + UPPER + "+" + LOWER + "*" + CONTRACTION
            + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private static final int NO_LETTER = 0;
    private static final int UPPER_CASE = 1;
    private static final int LOWER_CASE = 2;
    private static final int CASELESS = 3;

    /** Of each character of the basic plane; half of a surrogate pair counts as caseless, for it may be. */
    private static final byte[] CASES = new byte[0x10000];

    static {
        for (int c = 0; c < CASES.length; c++) {
            CASES[c] = (byte) caseOf((char) c);
        }
    }

    private O200kPattern() {}

    private static int caseOf(char c) {
        int characterClass = CharacterClasses.of(c);
        if (isCaseless(characterClass) || Character.isSurrogate(c)) {
            return CASELESS;
        }
        if (isUpper(characterClass)) {
            return UPPER_CASE;
        }
        return isLower(characterClass) ? LOWER_CASE : NO_LETTER;
    }

    @Override
    public String regex() {
        return REGEX;
    }

    @Override
    public int end(char[] text, int start, int limit) {
        char first = text[start];
        int kind = Scan.KINDS[first];
        // A mark is left to the careful way, for it may be the sign in front or belong to the word.
        boolean prefix = CASES[first] == NO_LETTER && kind != Scan.NUMBER && !Scan.isLineEnd(first);
        if (kind == Scan.LETTER || prefix) {
            int word = prefix ? start + 1 : start;
            int end = casedWord(text, word, limit);
            if (end > word) {
                return end < limit && text[end] == '\'' ? Scan.contraction(text, end, limit) : end;
            }
        }
        return anything(text, start, limit);
    }

    /**
     * The end of a word of capitals, then small letters, each possibly none: then both lines of the pattern say the
     * same. Gives {@code start} for no such word, or one beside a caseless character or a surrogate pair, with which
     * they do not.
     */
    private static int casedWord(char[] text, int start, int limit) {
        int at = start;
        while (at < limit && CASES[text[at]] == UPPER_CASE) {
            at++;
        }
        while (at < limit && CASES[text[at]] == LOWER_CASE) {
            at++;
        }
        return at < limit && CASES[text[at]] == CASELESS ? start : at;
    }

    private static int anything(char[] text, int start, int limit) {
        int kind = Scan.kind(text, start, limit);
        if (kind == Scan.NUMBER) {
            return Scan.numbers(text, start, limit, 3);
        }
        int next = start + Character.charCount(Scan.codePoint(text, start, limit));
        boolean prefix = kind != Scan.LETTER && !Scan.isLineEnd(text[start]);
        // A sign in front is taken along if the word can be matched so; a mark can be that sign or begin the word.
        int word = prefix ? lowerWord(text, next, limit) : -1;
        if (word < 0) {
            word = lowerWord(text, start, limit);
        }
        if (word < 0 && prefix) {
            word = upperWord(text, next, limit);
        }
        if (word < 0) {
            word = upperWord(text, start, limit);
        }
        if (word >= 0) {
            int contraction = Scan.contraction(text, word, limit);
            return Math.max(word, contraction);
        }
        int signs = text[start] == ' ' ? next : start;
        if (signs < limit && Scan.kind(text, signs, limit) == Scan.SIGN) {
            int end = Scan.run(text, signs, limit, Scan.SIGN);
            while (end < limit && (Scan.isLineEnd(text[end]) || text[end] == '/')) {
                end++;
            }
            return end;
        }
        return Scan.lines(text, start, limit);
    }

    /** The end of {@code U*l+}, or -1. */
    private static int lowerWord(char[] text, int start, int limit) {
        int at = start;
        int caseless = -1;
        while (at < limit) {
            int point = Scan.codePoint(text, at, limit);
            int c = CharacterClasses.of(point);
            if (!isUpper(c)) {
                break;
            }
            at += Character.charCount(point);
            if (isLower(c)) {
                caseless = at;
            }
        }
        int end = lowerRun(text, at, limit);
        return end > at ? end : caseless;
    }

    /** The end of {@code U+l*}, or -1. */
    private static int upperWord(char[] text, int start, int limit) {
        int at = start;
        while (at < limit) {
            int point = Scan.codePoint(text, at, limit);
            if (!isUpper(CharacterClasses.of(point))) {
                break;
            }
            at += Character.charCount(point);
        }
        return at > start ? lowerRun(text, at, limit) : -1;
    }

    private static int lowerRun(char[] text, int start, int limit) {
        int at = start;
        while (at < limit) {
            int point = Scan.codePoint(text, at, limit);
            if (!isLower(CharacterClasses.of(point))) {
                break;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static boolean isUpper(int c) {
        return c == CharacterClasses.UPPERCASE || c == CharacterClasses.TITLECASE || isCaseless(c);
    }

    private static boolean isLower(int c) {
        return c == CharacterClasses.LOWERCASE || isCaseless(c);
    }

    private static boolean isCaseless(int c) {
        return c == CharacterClasses.MODIFIER_LETTER
                || c == CharacterClasses.OTHER_LETTER
                || c == CharacterClasses.MARK;
    }

    @Override
    public Latin1Pattern latin1() {
        return Latin1O200kPattern.INSTANCE;
    }

    @Override
    public int ends(char[] text, int start, int limit, int[] ends) {
        int count = 0;
        for (int at = start; at < limit && count < ends.length; ) {
            at = end(text, at, limit);
            ends[count++] = at;
        }
        return count;
    }
}
