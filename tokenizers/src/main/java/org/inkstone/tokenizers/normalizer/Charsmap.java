package org.inkstone.tokenizers.normalizer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;

/**
 * SentencePiece's compiled normalization rules (预编译字符映射, {@code precompiled_charsmap}): strings and what replaces
 * them.
 *
 * <p>The keys stand in a double-array trie over UTF-8 bytes, the replacements, each ended by a NUL, in one text behind
 * it. All numbers are little-endian:
 * <pre>{@code
 * uint32 bytes of the trie | uint32 unit ... | UTF-8 text
 * unit: bits 0-7 label, bit 8 "a key ends here", bits 10-30 offset (times 256 if bit 9 is set)
 * child of node n by byte b: unit n XOR b, if its label is b; its node: (n XOR b) XOR offset
 * value of a key: bits 0-30 of the unit at its node, a byte of the text
 * }</pre>
 *
 * <p>A look-up takes time linear in the key. The whole trie is checked when it is read, so a look-up cannot fail.
 * Immutable; to be shared between threads.
 *
 * @paper Kudo, Richardson 2018, SentencePiece: A simple and language independent subword tokenizer and detokenizer for
 *     Neural Text Processing, 3.2, arXiv:1808.06226
 * @paper Aoe 1989, An Efficient Digital Search Algorithm by Using a Double-Array Structure
 */
public final class Charsmap {
    /** What {@link #longestPrefix} answers if no key fits. */
    public static final long NONE = -1;

    private static final int VALUE = 1 << 31;

    private final byte[] content;
    private final int[] units;
    private final String replacements;
    private final int root;
    /** For each ASCII character whether some key is a prefix of it. */
    private final boolean[] ascii = new boolean[0x80];

    private Charsmap(byte[] content, int[] units, String replacements, int root) {
        this.content = content;
        this.units = units;
        this.replacements = replacements;
        this.root = root;
        for (char c = 0; c < ascii.length; c++) {
            ascii[c] = shortestPrefix(new char[] {c}, 0, 1) >= 0;
        }
    }

    /**
     * Reads compiled rules.
     *
     * @param content the bytes of {@code precompiled_charsmap}
     * @return the rules
     * @throws IllegalArgumentException if the bytes are no such rules; says at which byte
     */
    public static Charsmap parse(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content.clone()).order(ByteOrder.LITTLE_ENDIAN);
        long size = content.length < 4 ? 0 : Integer.toUnsignedLong(bytes.getInt());
        if (size < 4 || size % 4 != 0 || size > content.length - 4) {
            throw new IllegalArgumentException("charsmap's trie must have a multiple of 4 bytes in [4, "
                    + Math.max(0, content.length - 4) + "], got " + size);
        }
        int[] units = new int[(int) size / 4];
        bytes.asIntBuffer().get(units);
        bytes.position(4 + (int) size);
        int start = bytes.position();
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "charsmap's replacements must be UTF-8, got others at byte " + bytes.position(), e);
        }
        int root = offset(units[0]);
        new Check(units, places(text, content.length - start)).run(root);
        return new Charsmap(content.clone(), units, text, root);
    }

    /** For each byte of the text in UTF-8 the place of its character, or -1 inside of a character. */
    private static int[] places(String text, int bytes) {
        int[] places = new int[bytes + 1];
        Arrays.fill(places, -1);
        int at = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            places[at] = i;
            at += utf8Length(point);
            i += Character.charCount(point);
        }
        places[bytes] = text.length();
        return places;
    }

    /**
     * The bytes that the rules were read from.
     *
     * @return a copy
     */
    public byte[] content() {
        return content.clone();
    }

    /**
     * The longest key that a text starts with, as SentencePiece looks it up.
     *
     * @param text whole Unicode characters
     * @param from where the text starts
     * @param to where it ends, exclusive
     * @return the match, to be asked by {@link #length} and {@link #replacement}; {@link #NONE} if no key fits
     */
    public long longestPrefix(char[] text, int from, int to) {
        long longest = NONE;
        int node = root;
        for (int i = from; i < to; ) {
            int point = Character.codePointAt(text, i, to);
            i += Character.charCount(point);
            boolean ends = false;
            for (int left = utf8Length(point) - 1, k = left; k >= 0; k--) {
                int unit = child(node, utf8Byte(point, k, left));
                if (unit < 0) {
                    return longest;
                }
                node = unit ^ offset(units[unit]);
                ends = hasLeaf(units[unit]);
            }
            if (ends) {
                longest = ((long) (i - from) << 32) | (units[node] & ~VALUE);
            }
        }
        return longest;
    }

    /**
     * The length of a match.
     *
     * @param match what {@link #longestPrefix} found
     * @return UTF-16 units of the text
     */
    public static int length(long match) {
        return (int) (match >>> 32);
    }

    /**
     * What replaces a match.
     *
     * @param match what {@link #longestPrefix} found
     * @return the replacement; may be empty
     */
    public String replacement(long match) {
        return replacementAt((int) match);
    }

    /**
     * The replacement of the shortest key that a text starts with, as Hugging Face looks it up. A key need not end
     * where a character ends.
     *
     * @return where the replacement starts, for {@link #replacementAt}; -1 if no key fits
     */
    int shortestPrefix(char[] text, int from, int to) {
        int node = root;
        for (int i = from; i < to; ) {
            int point = Character.codePointAt(text, i, to);
            i += Character.charCount(point);
            for (int left = utf8Length(point) - 1, k = left; k >= 0; k--) {
                int unit = child(node, utf8Byte(point, k, left));
                if (unit < 0) {
                    return -1;
                }
                node = unit ^ offset(units[unit]);
                if (hasLeaf(units[unit])) {
                    return units[node] & ~VALUE;
                }
            }
        }
        return -1;
    }

    /** Whether a character is ASCII and no rule is for it alone. */
    boolean isPlain(char character) {
        return character < ascii.length && !ascii[character];
    }

    String replacementAt(int start) {
        int end = replacements.indexOf('\0', start);
        return replacements.substring(start, end < 0 ? replacements.length() : end);
    }

    /** The unit of a node's child; -1 if there is none. No key holds a NUL. */
    private int child(int node, int label) {
        int unit = node ^ label;
        return label != 0 && unit < units.length && label(units[unit]) == label ? unit : -1;
    }

    static int utf8Length(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    /** The byte of a character behind which come {@code rest} of its {@code most} continuation bytes. */
    private static int utf8Byte(int point, int rest, int most) {
        if (rest < most) {
            return 0x80 | ((point >> (6 * rest)) & 0x3F);
        }
        return most == 0 ? point : ((0xFF00 >> (most + 1)) & 0xFF) | (point >> (6 * most));
    }

    private static int label(int unit) {
        return unit & (VALUE | 0xFF);
    }

    private static boolean hasLeaf(int unit) {
        return (unit & 0x100) != 0;
    }

    private static int offset(int unit) {
        return (unit >>> 10) << ((unit & 0x200) >> 6);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Charsmap map && Arrays.equals(content, map.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "Charsmap[" + units.length + " units]";
    }

    /** Walks all nodes that can be reached, and turns values from bytes into UTF-16 units. */
    private static final class Check {
        private final int[] units;
        private final int[] places;

        Check(int[] units, int[] places) {
            this.units = units;
            this.places = places;
        }

        void run(int root) {
            BitSet nodes = new BitSet(units.length);
            BitSet leaves = new BitSet(units.length);
            Deque<Integer> open = new ArrayDeque<>();
            reach(root, nodes, open);
            while (!open.isEmpty()) {
                int node = open.pop();
                for (int label = 1; label < 256; label++) {
                    int unit = node ^ label;
                    if (unit < units.length && label(units[unit]) == label) {
                        int next = unit ^ offset(units[unit]);
                        reach(next, nodes, open);
                        if (hasLeaf(units[unit]) && !leaves.get(next)) {
                            leaves.set(next);
                            translate(next);
                        }
                    }
                }
            }
        }

        private void reach(int node, BitSet nodes, Deque<Integer> open) {
            if (node < 0 || node >= units.length) {
                throw new IllegalArgumentException(
                        "charsmap's trie must stay in its " + units.length + " units, got " + node);
            }
            if (!nodes.get(node)) {
                nodes.set(node);
                open.push(node);
            }
        }

        private void translate(int leaf) {
            int value = units[leaf] & ~VALUE;
            if (units[leaf] >= 0 || value >= places.length || places[value] < 0) {
                throw new IllegalArgumentException("value at byte " + (4 + 4L * leaf)
                        + " of charsmap must be the start of a character in its " + (places.length - 1)
                        + " bytes of replacements, got " + value);
            }
            units[leaf] = VALUE | places[value];
        }
    }
}
