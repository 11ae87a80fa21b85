package org.inkstone.tokenizers.pretokenizer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.inkstone.tokenizers.text.AlignedText;

/**
 * The byte-level alphabet (字节级字母表): a printable character for each of the 256 bytes, and back.
 *
 * <p>Byte-level BPE merges bytes, yet vocabularies and merge lists are text files. So each byte is written as one
 * character that is neither white space nor control: the visible ASCII and Latin-1 characters stand for themselves, the
 * other 68 bytes, in order, for U+0100, U+0101, and so on. A space is {@code Ġ} (U+0120), a line end {@code Ċ}.
 * <pre>{@code
 * "a é"  ->  61 20 C3 A9  ->  "aĠÃ©"
 * }</pre>
 *
 * @paper Radford, Wu, Child, Luan, Amodei, Sutskever 2019, Language Models are Unsupervised Multitask Learners, 2.2
 */
public final class ByteLevelAlphabet {
    private static final char[] CHARACTERS = new char[256];
    private static final short[] BYTES = new short[0x100 + 68];

    static {
        java.util.Arrays.fill(BYTES, (short) -1);
        char next = 0x100;
        for (int b = 0; b < 256; b++) {
            boolean visible = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
            char c = visible ? (char) b : next++;
            CHARACTERS[b] = c;
            BYTES[c] = (short) b;
        }
    }

    private ByteLevelAlphabet() {}

    /**
     * The character that stands for a byte.
     *
     * @param value the byte; its low 8 bits count
     * @return the character
     */
    public static char character(int value) {
        return CHARACTERS[value & 0xFF];
    }

    /**
     * The byte that a character stands for.
     *
     * @param character any code point
     * @return the byte in [0, 255], or -1 if the character is not of the alphabet
     */
    public static int byteOf(int character) {
        return character >= 0 && character < BYTES.length ? BYTES[character] : -1;
    }

    /**
     * Writes text in the alphabet: its UTF-8 bytes, a character each.
     *
     * @param text any string; an unpaired surrogate counts as U+FFFD
     * @return one character per byte
     */
    public static String write(String text) {
        byte[] bytes = utf8(text);
        StringBuilder out = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            out.append(character(b));
        }
        return out.toString();
    }

    /**
     * Rewrites a text in the alphabet; the characters of one code point all have its place.
     *
     * @param text the text
     */
    public static void write(AlignedText text) {
        AlignedText.Rewriting rewriting = text.rewrite();
        for (int point = rewriting.next(); point >= 0; point = rewriting.next()) {
            if (point < 0x80) {
                rewriting.replace(character(point));
            } else if (point < 0x800) {
                rewriting.replace(character(0xC0 | (point >> 6)));
                rewriting.insert(character(0x80 | (point & 0x3F)));
            } else {
                if (point < 0x10000) {
                    rewriting.replace(character(0xE0 | (point >> 12)));
                } else {
                    rewriting.replace(character(0xF0 | (point >> 18)));
                    rewriting.insert(character(0x80 | ((point >> 12) & 0x3F)));
                }
                rewriting.insert(character(0x80 | ((point >> 6) & 0x3F)));
                rewriting.insert(character(0x80 | (point & 0x3F)));
            }
        }
        rewriting.finish();
    }

    /**
     * The whole alphabet, in the order of the characters.
     *
     * @return 256 one-character strings
     */
    public static List<String> symbols() {
        List<String> symbols = new ArrayList<>(256);
        for (char c = 0; c < BYTES.length; c++) {
            if (BYTES[c] >= 0) {
                symbols.add(String.valueOf(c));
            }
        }
        return List.copyOf(symbols);
    }

    /** UTF-8, with U+FFFD for unpaired surrogates, where the JDK would write a question mark. */
    private static byte[] utf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return text.codePoints()
                        .map(p -> Character.isBmpCodePoint(p) && Character.isSurrogate((char) p) ? 0xFFFD : p)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
