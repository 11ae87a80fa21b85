package org.inkstone.data.language;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * Takes a text apart into the character n-grams (字符 n 元组) that tell languages apart.
 *
 * <p>The text is composed (NFC) and lower-cased; everything but letters and the marks on them ends a word. Each word with a
 * blank at either end gives its letters, pairs and triples, so that beginnings and endings of words count. Han characters
 * all count as one letter: there are too many of them for a small profile.
 *
 * <pre>{@code
 * "On y"  →  o n  _o on n_  _on on_   y  _y y_  _y_
 * }</pre>
 */
final class CharacterNGrams {
    private static final int BITS = 21;
    private static final int BLANK = ' ';
    private static final int HAN = '中';
    private static final int NONE = 0;

    private CharacterNGrams() {}

    /** Gives every n-gram of a text, packed into 63 bits, in the text's order. */
    static void forEach(String text, LongConsumer action) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        int before = NONE;
        int last = BLANK;
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            int symbol = symbol(c);
            if (symbol == BLANK && last == BLANK) {
                continue;
            }
            give(before, last, symbol, action);
            before = symbol == BLANK ? NONE : last;
            last = symbol;
        }
        if (last != BLANK) {
            give(before, last, BLANK, action);
        }
    }

    /** An n-gram as text, blanks shown as underscores. */
    static String toString(long packed) {
        StringBuilder out = new StringBuilder();
        for (int shift = 2 * BITS; shift >= 0; shift -= BITS) {
            int c = (int) (packed >>> shift) & ((1 << BITS) - 1);
            if (c != NONE) {
                out.appendCodePoint(c == BLANK ? '_' : c);
            }
        }
        return out.toString();
    }

    private static void give(int before, int last, int symbol, LongConsumer action) {
        if (symbol != BLANK) {
            action.accept(symbol);
        }
        long pair = ((long) last << BITS) | symbol;
        action.accept(pair);
        if (before != NONE) {
            action.accept(((long) before << (2 * BITS)) | pair);
        }
    }

    private static int symbol(int c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z' ? c : BLANK;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK) {
            return c;
        }
        if (!Character.isLetter(c)) {
            return BLANK;
        }
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN ? HAN : c;
    }
}
