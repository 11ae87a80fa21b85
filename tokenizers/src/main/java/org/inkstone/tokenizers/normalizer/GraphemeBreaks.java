package org.inkstone.tokenizers.normalizer;

/**
 * Finds the ends of what a reader takes for one character (字素簇, extended grapheme cluster): a letter with its accents,
 * a Hangul syllable, an emoji sequence.
 *
 * <p>Goes over the text once, character by character, with a state of four numbers, so time is linear whatever the text.
 * The classes are Unicode 17, as in the reference, but flags (pairs of regional indicators) are not joined: they are 8
 * bytes long, and the only user, {@link Precompiled}, looks at graphemes below 6 bytes. For one thread.
 *
 * @paper Davis, Chapman, Unicode Text Segmentation, Unicode Standard Annex 29, 3.1.1
 */
final class GraphemeBreaks {
    private static final int OTHER = 0;
    private static final int CONTROL = 1;
    private static final int PREPEND = 2;
    private static final int EXTEND = 3;
    private static final int SPACING_MARK = 4;
    private static final int ZWJ = 5;
    private static final int PICTOGRAPHIC = 6;
    private static final int L = 7;
    private static final int V = 8;
    private static final int T = 9;
    private static final int LV = 10;
    private static final int LVT = 11;
    private static final int CLASS = 0xF;
    private static final int CONSONANT = 0x10;
    private static final int LINKER = 0x20;
    private static final int EXTENDER = 0x40;

    private static final CodePointTable CLASSES = new CodePointTable();

    static {
        CodePointTable.read("grapheme-classes.txt", part -> {
            int flags = classOf(part[2]) | (part.length > 3 ? conjunct(part[3]) : 0);
            CLASSES.or(CodePointTable.hex(part[0]), CodePointTable.hex(part[1]), flags);
        });
        for (int point = NormalFormTables.SYLLABLES; point < NormalFormTables.SYLLABLES_END; point++) {
            CLASSES.or(point, (point - NormalFormTables.SYLLABLES) % 28 == 0 ? LV : LVT);
        }
        CLASSES.or('\r', CONTROL);
        CLASSES.or('\n', CONTROL);
    }

    private int previousPoint;
    private int previous;
    /** What ends here is a pictograph and extenders (1), and a joiner (2). */
    private int picture;
    /** What ends here is a consonant and extenders (1), at least one of which is a linker (2). */
    private int conjunct;

    private static int classOf(String name) {
        return switch (name) {
            case "Other" -> OTHER;
            case "Control" -> CONTROL;
            case "Prepend" -> PREPEND;
            case "Extend" -> EXTEND;
            case "SpacingMark" -> SPACING_MARK;
            case "ZWJ" -> ZWJ;
            case "Pictographic" -> PICTOGRAPHIC;
            case "L" -> L;
            case "V" -> V;
            case "T" -> T;
            default -> throw new IllegalStateException("class in grapheme-classes.txt must be known, got " + name);
        };
    }

    private static int conjunct(String name) {
        return switch (name) {
            case "Consonant" -> CONSONANT;
            case "Linker" -> LINKER;
            case "Extender" -> EXTENDER;
            default -> throw new IllegalStateException("flag in grapheme-classes.txt must be known, got " + name);
        };
    }

    /** Takes the first character of a grapheme; what was before does not matter to what follows. */
    void start(int point) {
        previous = CONTROL;
        previousPoint = 0;
        picture = 0;
        conjunct = 0;
        startsWith(point);
    }

    /**
     * Takes the next character of the text.
     *
     * @return whether a grapheme starts with it
     */
    boolean startsWith(int point) {
        int flags = CLASSES.get(point);
        boolean breaks = breaks(point, flags);
        int next = flags & CLASS;
        if (next == PICTOGRAPHIC) {
            picture = 1;
        } else if (picture != 1 || next != EXTEND) {
            picture = picture == 1 && next == ZWJ ? 2 : 0;
        }
        if ((flags & CONSONANT) != 0) {
            conjunct = 1;
        } else if (conjunct > 0 && (flags & LINKER) != 0) {
            conjunct = 2;
        } else if ((flags & (LINKER | EXTENDER)) == 0) {
            conjunct = 0;
        }
        previous = next;
        previousPoint = point;
        return breaks;
    }

    private boolean breaks(int point, int flags) {
        int next = flags & CLASS;
        if (previous == CONTROL || next == CONTROL) {
            return previousPoint != '\r' || point != '\n';
        }
        if (next == EXTEND || next == ZWJ || next == SPACING_MARK || previous == PREPEND) {
            return false;
        }
        if ((flags & CONSONANT) != 0 && conjunct == 2) {
            return false;
        }
        return switch (next) {
            case PICTOGRAPHIC -> picture != 2;
            case L, LV, LVT -> previous != L;
            case V -> previous != L && previous != V && previous != LV;
            case T -> previous != V && previous != LV && previous != T && previous != LVT;
            default -> true;
        };
    }
}
