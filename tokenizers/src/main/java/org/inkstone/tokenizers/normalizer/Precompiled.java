package org.inkstone.tokenizers.normalizer;

import java.util.Arrays;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * Applies SentencePiece's compiled rules as Hugging Face does (预编译规范化), which is not as SentencePiece does.
 *
 * <p>The text is cut into graphemes. A grapheme of less than 6 UTF-8 bytes is looked up as a whole, and if any rule fits
 * its start, the replacement of the shortest such rule takes the place of the whole grapheme. Otherwise each of its
 * characters is looked up for itself. So a rule never sees beyond a grapheme; {@link Charsmap#longestPrefix}, which
 * SentencePiece uses, does.
 *
 * <p>Linear in the text.
 *
 * @param charsmap the rules
 * @implNote As in the reference, what is removed at the very start of a text is not counted: the places of all that
 *     follows are then those of the characters before.
 */
public record Precompiled(Charsmap charsmap) implements Normalizer {
    private static final int WHOLE_GRAPHEME_BYTES = 6;

    @Override
    public void normalize(AlignedText text) {
        if (isPlain(text)) {
            return;
        }
        Output output = new Output(text.length());
        char[] old = text.characters();
        int length = text.length();
        GraphemeBreaks breaks = new GraphemeBreaks();
        boolean modified = false;
        for (int start = 0, end = 0; end < length; start = end) {
            int bytes = 0;
            int point = Character.codePointAt(old, start, length);
            if (start == 0) {
                breaks.startsWith(point);
            }
            do {
                bytes += Charsmap.utf8Length(point);
                end += Character.charCount(point);
                point = end < length ? Character.codePointAt(old, end, length) : 0;
            } while (end < length && !breaks.startsWith(point));
            boolean whole = bytes < WHOLE_GRAPHEME_BYTES && rewrite(old, start, end, output);
            modified |= whole;
            for (int i = start; !whole && i < end; ) {
                int single = Character.codePointAt(old, i, end);
                int next = i + Character.charCount(single);
                if (rewrite(old, i, next, output)) {
                    modified = true;
                } else {
                    output.add(single, 1);
                }
                i = next;
            }
        }
        if (modified) {
            output.writeTo(text);
        }
    }

    /** Whether the text is ASCII, and no rule fits it; a line end of two characters is a grapheme of its own. */
    private boolean isPlain(AlignedText text) {
        char[] old = text.characters();
        for (int i = 0; i < text.length(); i++) {
            if (old[i] >= 0x80 || old[i] == '\r' || charsmap.shortestPrefix(old, i, i + 1) >= 0) {
                return false;
            }
        }
        return true;
    }

    private boolean rewrite(char[] old, int from, int to, Output output) {
        int rule = charsmap.shortestPrefix(old, from, to);
        if (rule < 0) {
            return false;
        }
        output.replace(Character.codePointCount(old, from, to - from), charsmap.replacementAt(rule));
        return true;
    }

    /** The new characters, each with the number of old ones that it uses up. */
    private static final class Output {
        private int[] points;
        private int[] used;
        private int size;

        Output(int capacity) {
            points = new int[capacity + 16];
            used = new int[capacity + 16];
        }

        void add(int point, int uses) {
            if (size == points.length) {
                points = Arrays.copyOf(points, 2 * size);
                used = Arrays.copyOf(used, 2 * size);
            }
            points[size] = point;
            used[size++] = uses;
        }

        void replace(int oldCount, String replacement) {
            int left = oldCount;
            for (int i = 0; i < replacement.length(); ) {
                int point = replacement.codePointAt(i);
                i += Character.charCount(point);
                add(point, left > 0 ? 1 : 0);
                left--;
            }
            // If the text shrinks, its last character so far uses up the rest.
            if (left > 0 && size > 0) {
                used[size - 1] += left;
            }
        }

        void writeTo(AlignedText text) {
            AlignedText.Rewriting rewriting = text.rewrite();
            for (int i = 0; i < size; i++) {
                if (used[i] == 0) {
                    rewriting.insert(points[i]);
                } else {
                    rewriting.replace(points[i]);
                    for (int k = 1; k < used[i]; k++) {
                        rewriting.remove();
                    }
                }
            }
            while (rewriting.next() >= 0) {
                rewriting.remove();
            }
            rewriting.finish();
        }
    }
}
