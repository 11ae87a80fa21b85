package org.inkstone.tokenizers.pretokenizer;

/**
 * {@link O200kPattern} on Latin-1, where there are no marks, and only ª and º are letters without case.
 */
final class Latin1O200kPattern implements Latin1Pattern {
    /** The pattern; it has no state. */
    static final Latin1O200kPattern INSTANCE = new Latin1O200kPattern();

    private static final byte UPPER = 1;
    private static final byte LOWER = 2;

    /** For each character whether it can be a capital and whether it can be a small letter; ª and º can be both. */
    private static final byte[] CASES = new byte[256];

    static {
        for (int c = 0; c < CASES.length; c++) {
            CASES[c] = switch (CharacterClasses.of(c)) {
                case CharacterClasses.UPPERCASE -> UPPER;
                case CharacterClasses.LOWERCASE -> LOWER;
                case CharacterClasses.OTHER_LETTER -> UPPER | LOWER;
                default -> 0;
            };
        }
    }

    private Latin1O200kPattern() {}

    @Override
    public int ends(byte[] text, int start, int limit, int[] ends) {
        int count = 0;
        for (int at = start; at < limit && count < ends.length; ) {
            at = end(text, at, limit);
            ends[count++] = at;
        }
        return count;
    }

    private static int end(byte[] text, int start, int limit) {
        byte first = text[start];
        int kind = Latin1Scan.kind(text, start);
        if (kind == Scan.LETTER) {
            return word(text, start);
        }
        if (kind == Scan.NUMBER) {
            return Latin1Scan.numbers(text, start, limit, 3);
        }
        if (Latin1Scan.kind(text, start + 1) == Scan.LETTER && !Latin1Scan.isLineEnd(first)) {
            return word(text, start + 1);
        }
        int signs = first == ' ' ? start + 1 : start;
        if (signs < limit && Latin1Scan.kind(text, signs) == Scan.SIGN) {
            int end = Latin1Scan.run(text, signs, limit, Scan.SIGN);
            while (end < limit && (Latin1Scan.isLineEnd(text[end]) || text[end] == '/')) {
                end++;
            }
            return end;
        }
        return Latin1Scan.lines(text, start, limit);
    }

    /** The end of {@code U*l+} or, if that is nothing, of {@code U+}, and of a contraction behind it. */
    private static int word(byte[] text, int start) {
        int capitals = run(text, start, UPPER);
        int end = run(text, Latin1Scan.smallLetters(text, capitals), LOWER);
        if (end == capitals) {
            // The capitals give characters back until one of them can be a small letter.
            int last = capitals;
            while (last > start && (CASES[text[last - 1] & 0xFF] & LOWER) == 0) {
                last--;
            }
            end = last > start ? last : capitals;
        }
        return Latin1Scan.contraction(text, end);
    }

    private static int run(byte[] text, int start, int letterCase) {
        int at = start;
        while ((CASES[text[at] & 0xFF] & letterCase) != 0) {
            at++;
        }
        return at;
    }
}
