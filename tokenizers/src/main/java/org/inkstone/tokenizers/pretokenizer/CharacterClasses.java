package org.inkstone.tokenizers.pretokenizer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Character classes (字符类别): which code points are letters, marks, numbers, white space and word characters.
 *
 * <p>The answer must not depend on the JDK that runs us: JDK 17 knows Unicode 13, JDK 25 knows Unicode 16. So the table
 * is a resource that was read off the reference implementation, code point by code point (Unicode 16 there), and
 * {@link Character} is never asked. A look-up is one or two array reads.
 *
 * <p>The resource {@code unicode-classes.txt} is written by {@code src/test/golden/unicode_classes.py}.
 */
public final class CharacterClasses {
    static final int OTHER = 0;
    static final int UPPERCASE = 1;
    static final int LOWERCASE = 2;
    static final int TITLECASE = 3;
    static final int MODIFIER_LETTER = 4;
    static final int OTHER_LETTER = 5;
    static final int MARK = 6;
    static final int NUMBER = 7;
    static final int SPACE = 8;

    private static final String RESOURCE = "unicode-classes.txt";
    private static final int CLASS = 0x0F;
    private static final int WORD = 0x10;
    private static final int BLOCK = 8;

    /** The class of each character of the basic plane; surrogates are {@link #OTHER}. */
    private static final byte[] BASIC = new byte[0x10000];
    /** The classes of the other planes: blocks of 256 code points, null where the whole block is {@link #OTHER}. */
    private static final byte[][] BLOCKS = new byte[0x110000 >> BLOCK][];

    private static final byte[] EMPTY_BLOCK = new byte[1 << BLOCK];

    static {
        Arrays.fill(BLOCKS, EMPTY_BLOCK);
        load();
    }

    private CharacterClasses() {}

    /**
     * The class of a code point.
     *
     * @param codePoint in [0, 0x10FFFF]
     */
    static int of(int codePoint) {
        return flags(codePoint) & CLASS;
    }

    /** The class of a character of the basic plane; half a surrogate pair is {@link #OTHER}. */
    static int of(char character) {
        return BASIC[character] & CLASS;
    }

    static boolean isLetter(int characterClass) {
        return characterClass >= UPPERCASE && characterClass <= OTHER_LETTER;
    }

    /**
     * Whether a code point is white space ({@code \s} of the patterns; Unicode's White_Space).
     *
     * @param codePoint in [0, 0x10FFFF]
     * @return true for U+0009 to U+000D, space, U+0085, U+00A0 and the others, but not U+200B or U+FEFF
     */
    public static boolean isWhiteSpace(int codePoint) {
        return of(codePoint) == SPACE;
    }

    /**
     * Whether a code point is a word character ({@code \w}): alphabetic, mark, decimal digit, connector or joiner.
     *
     * @param codePoint in [0, 0x10FFFF]
     * @return true for a word character of Unicode 16
     */
    public static boolean isWord(int codePoint) {
        return (flags(codePoint) & WORD) != 0;
    }

    private static int flags(int codePoint) {
        return codePoint < 0x10000 ? BASIC[codePoint] : BLOCKS[codePoint >> BLOCK][codePoint & 0xFF];
    }

    private static void load() {
        try (InputStream in = CharacterClasses.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + RESOURCE + " is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] part = line.split(" ", -1);
                    int flags = code(part[2]) | (part.length > 3 ? WORD : 0);
                    fill(Integer.parseInt(part[0], 16), Integer.parseInt(part[1], 16), (byte) flags);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int code(String name) {
        return switch (name) {
            case "Lu" -> UPPERCASE;
            case "Ll" -> LOWERCASE;
            case "Lt" -> TITLECASE;
            case "Lm" -> MODIFIER_LETTER;
            case "Lo" -> OTHER_LETTER;
            case "M" -> MARK;
            case "N" -> NUMBER;
            case "S" -> SPACE;
            case "-" -> OTHER;
            default -> throw new IllegalStateException("class in " + RESOURCE + " must be known, got " + name);
        };
    }

    private static void fill(int first, int last, byte flags) {
        for (int c = first; c <= last; c++) {
            if (c < 0x10000) {
                BASIC[c] = flags;
            } else {
                if (BLOCKS[c >> BLOCK] == EMPTY_BLOCK) {
                    BLOCKS[c >> BLOCK] = new byte[1 << BLOCK];
                }
                BLOCKS[c >> BLOCK][c & 0xFF] = flags;
            }
        }
    }
}
