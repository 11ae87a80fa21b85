package org.inkstone.tokenizers.normalizer;

import java.nio.IntBuffer;

/**
 * What the normal forms know about each character: combining class, decompositions, and the pairs that compose. Read
 * from {@code normal-forms.txt} when the first normal form is used. Hangul syllables are computed.
 */
final class NormalFormTables {
    static final int CLASS = 0xFF;
    /** Plus the form's number: the form may change the character, alone or together with what is before it. */
    private static final int UNSTABLE = 8;
    /** Plus the form's number: what is before the character may matter to it. */
    private static final int DEPENDENT = 12;

    static final int SYLLABLES = 0xAC00;
    static final int SYLLABLES_END = SYLLABLES + 19 * 21 * 28;
    private static final int LEADING = 0x1100;
    private static final int VOWEL = 0x1161;
    /** One before the first trailing consonant. */
    private static final int TRAILING = 0x11A7;

    private static final int LENGTH_BITS = 5;
    private static final CodePointTable FLAGS = new CodePointTable();
    private static final CodePointTable CANONICAL = new CodePointTable();
    private static final CodePointTable COMPATIBLE = new CodePointTable();
    /** All decompositions, one behind the other; the first place stays empty. */
    private static final IntBuffer DECOMPOSITIONS = IntBuffer.allocate(1 << 15).position(1);

    private static final long[] PAIRS = new long[1 << 12];
    private static final int[] COMPOSED = new int[PAIRS.length];

    static {
        CodePointTable.read("normal-forms.txt", NormalFormTables::line);
        for (int point = 0; point < 0x110000; point++) {
            boolean canonical = CANONICAL.get(point) != 0;
            boolean compatible = canonical || COMPATIBLE.get(point) != 0;
            boolean composed = canonical && isComposed(point);
            mark(NormalForm.NFD, point, canonical, first(CANONICAL.get(point), point));
            mark(NormalForm.NFC, point, canonical && !composed, first(CANONICAL.get(point), point));
            int entry = COMPATIBLE.get(point) != 0 ? COMPATIBLE.get(point) : CANONICAL.get(point);
            mark(NormalForm.NFKD, point, compatible, first(entry, point));
            boolean same = COMPATIBLE.get(point) == 0 && composed;
            mark(NormalForm.NFKC, point, compatible && !same, first(entry, point));
        }
        FLAGS.or(SYLLABLES, SYLLABLES_END - 1, unstable(NormalForm.NFD) | unstable(NormalForm.NFKD));
    }

    private NormalFormTables() {}

    private static void line(String[] part) {
        int point = CodePointTable.hex(part[1]);
        switch (part[0]) {
            case "m" -> FLAGS.or(point, CodePointTable.hex(part[2]), Integer.parseInt(part[3]));
            case "c" -> CANONICAL.or(point, store(part));
            case "k" -> COMPATIBLE.or(point, store(part));
            case "p" -> addPair(CodePointTable.hex(part[2]), CodePointTable.hex(part[3]), point);
            default -> throw new IllegalStateException("line of normal-forms.txt must be known, got " + part[0]);
        }
    }

    private static int store(String[] part) {
        int start = DECOMPOSITIONS.position();
        int length = part.length - 2;
        for (int i = 0; i < length; i++) {
            DECOMPOSITIONS.put(CodePointTable.hex(part[2 + i]));
        }
        return (start << LENGTH_BITS) | length;
    }

    private static void addPair(int first, int second, int composed) {
        int slot = slot(first, second);
        PAIRS[slot] = pair(first, second);
        COMPOSED[slot] = composed;
        FLAGS.or(second, unstable(NormalForm.NFC) | unstable(NormalForm.NFKC));
        FLAGS.or(second, dependent(NormalForm.NFC) | dependent(NormalForm.NFKC));
    }

    /** Whether NFC makes of a character's decomposition the character again. */
    private static boolean isComposed(int point) {
        int entry = CANONICAL.get(point);
        int start = entry >>> LENGTH_BITS;
        int length = entry & ((1 << LENGTH_BITS) - 1);
        int composed = DECOMPOSITIONS.get(start);
        for (int i = 1; i < length && composed >= 0; i++) {
            composed = compose(composed, DECOMPOSITIONS.get(start + i));
        }
        return composed == point;
    }

    private static int first(int entry, int point) {
        return entry == 0 ? point : DECOMPOSITIONS.get(entry >>> LENGTH_BITS);
    }

    private static void mark(NormalForm form, int point, boolean changes, int first) {
        boolean jamo = form.composes() && isVowelOrTrailing(first);
        boolean dependent = (FLAGS.get(first) & (CLASS | dependent(form))) != 0 || jamo;
        // A character that may compose with the one before may change even if it does not decompose.
        if (changes || jamo) {
            FLAGS.or(point, unstable(form));
        }
        if (dependent) {
            FLAGS.or(point, dependent(form));
        }
    }

    private static boolean isVowelOrTrailing(int point) {
        return (point >= VOWEL && point < VOWEL + 21) || (point > TRAILING && point < TRAILING + 28);
    }

    static int unstable(NormalForm form) {
        return 1 << (UNSTABLE + form.index());
    }

    static int dependent(NormalForm form) {
        return 1 << (DEPENDENT + form.index());
    }

    static int flags(int point) {
        return FLAGS.get(point);
    }

    /**
     * A character's full decomposition.
     *
     * @return how many characters were written to {@code into}; 0 if the character does not decompose
     */
    static int decompose(int point, boolean compatible, int[] into) {
        if (point >= SYLLABLES && point < SYLLABLES_END) {
            int index = point - SYLLABLES;
            into[0] = LEADING + index / (21 * 28);
            into[1] = VOWEL + index % (21 * 28) / 28;
            into[2] = TRAILING + index % 28;
            return index % 28 == 0 ? 2 : 3;
        }
        int entry = compatible ? COMPATIBLE.get(point) : 0;
        if (entry == 0) {
            entry = CANONICAL.get(point);
        }
        int length = entry & ((1 << LENGTH_BITS) - 1);
        System.arraycopy(DECOMPOSITIONS.array(), entry >>> LENGTH_BITS, into, 0, length);
        return length;
    }

    /** The longest decomposition. */
    static int maxDecomposition() {
        return (1 << LENGTH_BITS) - 1;
    }

    /** What two characters compose to; -1 if they do not. */
    static int compose(int first, int second) {
        if (first >= LEADING && first < LEADING + 19 && second >= VOWEL && second < VOWEL + 21) {
            return SYLLABLES + ((first - LEADING) * 21 + second - VOWEL) * 28;
        }
        if (first >= SYLLABLES && first < SYLLABLES_END && (first - SYLLABLES) % 28 == 0) {
            return second > TRAILING && second < TRAILING + 28 ? first + second - TRAILING : -1;
        }
        int slot = slot(first, second);
        return PAIRS[slot] == 0 ? -1 : COMPOSED[slot];
    }

    private static long pair(int first, int second) {
        return ((long) first << 21) | second;
    }

    /** Where a pair is, or where it would be. */
    private static int slot(int first, int second) {
        long pair = pair(first, second);
        int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 52);
        while (PAIRS[slot] != 0 && PAIRS[slot] != pair) {
            slot = (slot + 1) & (PAIRS.length - 1);
        }
        return slot;
    }
}
