package org.inkstone.tokenizers.normalizer;

import org.inkstone.tokenizers.text.AlignedText;

/**
 * Unicode's normal forms (Unicode 正规化形式): one spelling for texts that look the same.
 *
 * <p>NFD takes characters apart (é becomes e and an accent) and sorts accents by their combining class. NFC does that and
 * composes again. NFKD and NFKC also replace compatibility characters by plain ones (ﬁ by fi, ① by 1).
 * <pre>{@code
 * text   NFD      NFC   NFKD    NFKC
 * é      e ◌́      é     e ◌́     é
 * ﬁ      ﬁ        ﬁ     f i     f i
 * }</pre>
 *
 * <p>Time is linear in the text, also for a run of any number of accents; text that is in the form already is only read.
 * A character that is composed has the place of the first of its parts, for its parts are dropped.
 *
 * <p>The tables are Unicode 9, as in the reference: characters that came later pass unchanged.
 *
 * @book 词元化（分词）：规范化
 * @paper Davis, Whistler 1999, Unicode Normalization Forms, Unicode Standard Annex 15
 */
public enum NormalForm implements Normalizer {
    /** Canonical composition. */
    NFC(0, true, false, 0x300),
    /** Canonical decomposition. */
    NFD(1, false, false, 0xC0),
    /** Compatibility composition. */
    NFKC(2, true, true, 0xA0),
    /** Compatibility decomposition. */
    NFKD(3, false, true, 0xA0);

    /** The form's number in the tables. */
    private final int index;

    private final boolean composes;
    private final boolean compatible;
    /** All characters below are starters that the form leaves as they are. */
    private final char floor;

    NormalForm(int index, boolean composes, boolean compatible, int floor) {
        this.index = index;
        this.composes = composes;
        this.compatible = compatible;
        this.floor = (char) floor;
    }

    int index() {
        return index;
    }

    boolean composes() {
        return composes;
    }

    boolean compatible() {
        return compatible;
    }

    @Override
    public void normalize(AlignedText text) {
        char[] old = text.characters();
        int length = text.length();
        int from = firstUnstable(old, 0, length);
        if (from == length) {
            return;
        }
        AlignedText.Rewriting rewriting = text.rewrite();
        NormalFormSegment segment = new NormalFormSegment(this);
        while (from < length) {
            rewriting.keepUntil(from);
            int to = nextIndependent(old, from, length);
            segment.rewrite(old, from, to, rewriting);
            from = firstUnstable(old, to, length);
        }
        rewriting.finish();
    }

    @Override
    public boolean leaves(char[] text, int length) {
        boolean low = true;
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(text[i])) {
                return false;
            }
            low &= text[i] < floor;
        }
        return low || firstUnstable(text, 0, length) == length;
    }

    @Override
    public boolean leavesLatin1() {
        return floor > 0xFF;
    }

    @Override
    public String normalize(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= floor) {
                return normalizeFrom(text);
            }
        }
        return text;
    }

    private String normalizeFrom(String text) {
        AlignedText aligned = AlignedText.unaligned(text, 0, text.length());
        int length = aligned.length();
        if (firstUnstable(aligned.characters(), 0, length) == length) {
            return WholeText.of(text);
        }
        normalize(aligned);
        return aligned.toString();
    }

    /**
     * Where the first part starts that the form may change.
     *
     * @param from the place of a character that does not depend on the one before, or the length
     * @return the place of such a character, too; the length if nothing changes
     */
    private int firstUnstable(char[] text, int from, int length) {
        int unstable = NormalFormTables.unstable(this);
        int dependent = NormalFormTables.dependent(this);
        int independentAt = from;
        int lastClass = 0;
        for (int i = from; i < length; i++) {
            int point = text[i];
            if (point < floor) {
                independentAt = i;
                lastClass = 0;
                continue;
            }
            int at = i;
            if (Character.isHighSurrogate(text[i])) {
                point = Character.toCodePoint(text[i], text[++i]);
            }
            int flags = NormalFormTables.flags(point);
            if ((flags & dependent) == 0) {
                independentAt = at;
            }
            int combiningClass = flags & NormalFormTables.CLASS;
            if ((flags & unstable) != 0 || (combiningClass != 0 && combiningClass < lastClass)) {
                return independentAt;
            }
            lastClass = combiningClass;
        }
        return length;
    }

    private int nextIndependent(char[] text, int from, int length) {
        int dependent = NormalFormTables.dependent(this);
        int i = from + (Character.isHighSurrogate(text[from]) ? 2 : 1);
        while (i < length && text[i] >= floor) {
            int point = Character.codePointAt(text, i, length);
            if ((NormalFormTables.flags(point) & dependent) == 0) {
                break;
            }
            i += Character.charCount(point);
        }
        return i;
    }
}
