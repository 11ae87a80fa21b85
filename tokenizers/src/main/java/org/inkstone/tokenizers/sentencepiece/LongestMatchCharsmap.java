package org.inkstone.tokenizers.sentencepiece;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A precompiled character map (预编译字符映射), applied as SentencePiece does: at each place the longest key that the text
 * goes on with is replaced.
 *
 * <p>The keys are in a double-array trie: 32-bit units, where the child for byte {@code b} of the node at {@code p} is
 * at {@code p ⊕ offset(p) ⊕ b}, if its label is {@code b}.
 * <pre>{@code
 * bytes of the map:  size of the trie (4) | units of the trie | replacements, each ended by a zero byte
 * unit:              bits 0-7 label | 8 has a value | 9 offset is shifted by 8 | 10-30 offset
 * unit of a value:   bits 0-30 place of the replacement
 * }</pre>
 *
 * <p>Cost: a few array reads per byte. Immutable.
 *
 * @paper Aoe 1989, An Efficient Digital Search Algorithm by Using a Double-Array Structure
 */
public final class LongestMatchCharsmap {
    private final int[] units;
    private final byte[] replacements;

    private LongestMatchCharsmap(int[] units, byte[] replacements) {
        this.units = units;
        this.replacements = replacements;
    }

    /**
     * Reads a map.
     *
     * @param bytes as {@code precompiled_charsmap} has them
     * @return the map
     * @throws IllegalArgumentException if the bytes are no map
     */
    public static LongestMatchCharsmap of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long size = bytes.length < 5 ? -1 : Integer.toUnsignedLong(buffer.getInt());
        if (size < 4 || size % 4 != 0 || size >= bytes.length - 4) {
            throw new IllegalArgumentException("size of the trie must be a multiple of 4 in [4, " + (bytes.length - 4)
                    + "), got " + (size < 0 ? "no bytes for it" : size));
        }
        int[] units = new int[(int) size / 4];
        buffer.asIntBuffer().get(units);
        byte[] replacements = new byte[bytes.length - 4 - (int) size];
        System.arraycopy(bytes, 4 + (int) size, replacements, 0, replacements.length);
        if (replacements[replacements.length - 1] != 0) {
            throw new IllegalArgumentException("the last replacement must end with a zero byte");
        }
        for (int i = 0; i < units.length; i++) {
            if (units[i] >= 0 && hasValue(units[i]) && value(units, i) >= replacements.length) {
                throw new IllegalArgumentException("unit " + i + " must point into the " + replacements.length
                        + " bytes of the replacements, got " + value(units, i));
            }
        }
        return new LongestMatchCharsmap(units, replacements);
    }

    /**
     * Finds the longest key that stands at a place.
     *
     * @param text UTF-8
     * @param start where to look
     * @param end where the text ends
     * @return the length of the key (high half) and where its replacement starts (low half); 0 if there is no key
     */
    long longest(byte[] text, int start, int end) {
        long longest = 0;
        int node = offset(units[0]);
        for (int i = start; i < end; i++) {
            int b = text[i] & 0xFF;
            node ^= b;
            if (node >= units.length || (units[node] & 0x800000FF) != b) {
                return longest;
            }
            int unit = units[node];
            node ^= offset(unit);
            if (hasValue(unit)) {
                int value = node < units.length ? units[node] & 0x7FFFFFFF : replacements.length;
                if (value < replacements.length) {
                    longest = ((long) (i + 1 - start) << 32) | value;
                }
            }
        }
        return longest;
    }

    /** The replacements; the one at a place goes up to the next zero byte. */
    byte[] replacements() {
        return replacements;
    }

    private static boolean hasValue(int unit) {
        return (unit & 0x100) != 0;
    }

    private static int offset(int unit) {
        return (unit >>> 10) << ((unit & 0x200) >>> 6);
    }

    private static int value(int[] units, int at) {
        int place = at ^ offset(units[at]);
        return place >= 0 && place < units.length ? units[place] & 0x7FFFFFFF : Integer.MAX_VALUE;
    }
}
