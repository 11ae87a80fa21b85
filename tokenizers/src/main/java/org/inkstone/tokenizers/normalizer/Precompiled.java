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
        char[] old = text.characters();
        int length = text.length();
        int plain = plainUntil(old, 0, length);
        if (plain == length) {
            return;
        }
        Placed output = new Placed(length);
        if (rewrite(old, length, output)) {
            output.writeTo(text);
        }
    }

    @Override
    public String normalize(String text) {
        String whole = WholeText.of(text);
        char[] old = whole.toCharArray();
        if (plainUntil(old, 0, old.length) == old.length) {
            return whole;
        }
        Joined output = new Joined(old.length);
        return rewrite(old, old.length, output) ? output.joined.toString() : whole;
    }

    /** Where the plain characters end that are graphemes for sure; what follows may join the last of them. */
    private int plainUntil(char[] text, int from, int length) {
        int i = from;
        while (i < length && charsmap.isPlain(text[i]) && text[i] != '\r') {
            i++;
        }
        return i == length ? i : Math.max(from, i - 1);
    }

    private boolean rewrite(char[] old, int length, Output output) {
        GraphemeBreaks breaks = new GraphemeBreaks();
        boolean modified = false;
        for (int start = 0; start < length; ) {
            int plain = plainUntil(old, start, length);
            if (plain > start) {
                output.keep(old, start, plain);
                start = plain;
                continue;
            }
            int end = start;
            int bytes = 0;
            int point = Character.codePointAt(old, start, length);
            breaks.start(point);
            do {
                bytes += Charsmap.utf8Length(point);
                end += Character.charCount(point);
                point = end < length ? Character.codePointAt(old, end, length) : 0;
            } while (end < length && !breaks.startsWith(point));
            boolean whole = bytes < WHOLE_GRAPHEME_BYTES && rewrite(old, start, end, output);
            modified |= whole;
            for (int i = start; !whole && i < end; ) {
                int next = i + Character.charCount(Character.codePointAt(old, i, end));
                if (rewrite(old, i, next, output)) {
                    modified = true;
                } else {
                    output.keep(old, i, next);
                }
                i = next;
            }
            start = end;
        }
        return modified;
    }

    private boolean rewrite(char[] old, int from, int to, Output output) {
        int rule = charsmap.shortestPrefix(old, from, to);
        if (rule < 0) {
            return false;
        }
        output.replace(Character.codePointCount(old, from, to - from), charsmap.replacementAt(rule));
        return true;
    }

    /** Takes the new text. */
    private interface Output {
        void keep(char[] old, int from, int to);

        void replace(int oldCount, String replacement);
    }

    /** Without places. */
    private static final class Joined implements Output {
        private final StringBuilder joined;

        Joined(int capacity) {
            joined = new StringBuilder(capacity + 16);
        }

        @Override
        public void keep(char[] old, int from, int to) {
            joined.append(old, from, to - from);
        }

        @Override
        public void replace(int oldCount, String replacement) {
            joined.append(replacement);
        }
    }

    /** The new characters, each with the number of old ones that it uses up. */
    private static final class Placed implements Output {
        private int[] points;
        private int[] used;
        private int size;

        Placed(int capacity) {
            points = new int[capacity + 16];
            used = new int[capacity + 16];
        }

        @Override
        public void keep(char[] old, int from, int to) {
            for (int i = from; i < to; ) {
                int point = Character.codePointAt(old, i, to);
                add(point, 1);
                i += Character.charCount(point);
            }
        }

        private void add(int point, int uses) {
            if (size == points.length) {
                points = Arrays.copyOf(points, 2 * size);
                used = Arrays.copyOf(used, 2 * size);
            }
            points[size] = point;
            used[size++] = uses;
        }

        @Override
        public void replace(int oldCount, String replacement) {
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
