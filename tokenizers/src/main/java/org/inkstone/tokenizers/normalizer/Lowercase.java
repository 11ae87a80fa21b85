package org.inkstone.tokenizers.normalizer;

import org.inkstone.tokenizers.text.AlignedText;

/**
 * Lower-cases each character for itself (小写化): no locale, no final sigma. Only İ becomes two characters, i and U+0307.
 *
 * <p>Linear. The table is Unicode 17, as in the reference.
 */
public record Lowercase() implements Normalizer {
    @Override
    public void normalize(AlignedText text) {
        char[] old = text.characters();
        int length = text.length();
        int i = 0;
        while (i < length) {
            int point = Character.codePointAt(old, i, length);
            if (mapping(point) != 0) {
                break;
            }
            i += Character.charCount(point);
        }
        if (i == length) {
            return;
        }
        AlignedText.Rewriting rewriting = text.rewrite();
        rewriting.keepUntil(i);
        for (int point = rewriting.next(); point >= 0; point = rewriting.next()) {
            int mapping = mapping(point);
            if (mapping == 0) {
                rewriting.keep();
            } else {
                rewriting.replace(first(mapping));
                if (second(mapping) != 0) {
                    rewriting.insert(second(mapping));
                }
            }
        }
        rewriting.finish();
    }

    /** What a character becomes, for {@link #first} and {@link #second}; 0 if it stays. */
    static int mapping(int point) {
        if (point < 0x80) {
            return point >= 'A' && point <= 'Z' ? point + 32 : 0;
        }
        return Mappings.TABLE.get(point);
    }

    static int first(int mapping) {
        return mapping & Mappings.FIRST;
    }

    /** The second character of a mapping; 0 if there is none. */
    static int second(int mapping) {
        return mapping >>> Mappings.SECOND;
    }

    /** Loaded when a text is lower-cased for the first time. */
    private static final class Mappings {
        static final int SECOND = 21;
        static final int FIRST = (1 << SECOND) - 1;
        private static final CodePointTable TABLE = new CodePointTable();

        static {
            CodePointTable.read("lowercase.txt", part -> {
                int second = part.length > 2 ? CodePointTable.hex(part[2]) : 0;
                TABLE.or(CodePointTable.hex(part[0]), CodePointTable.hex(part[1]) | (second << SECOND));
            });
        }
    }
}
