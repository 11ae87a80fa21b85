package org.inkstone.tokenizers.sentencepiece;

/** The pieces {@code <0x00>} to {@code <0xFF>}, which spell what has no piece of its own (字节回退). */
final class ByteFallback {
    private static final String DIGITS = "0123456789ABCDEF";

    private ByteFallback() {}

    /** The piece of a byte; its low 8 bits count. */
    static String piece(int value) {
        return "<0x" + DIGITS.charAt((value >> 4) & 0xF) + DIGITS.charAt(value & 0xF) + ">";
    }

    /** The byte of a piece, or -1. Only capital digits count. */
    static int byteOf(String piece) {
        if (piece.length() != 6 || !piece.startsWith("<0x") || piece.charAt(5) != '>') {
            return -1;
        }
        int high = DIGITS.indexOf(piece.charAt(3));
        int low = DIGITS.indexOf(piece.charAt(4));
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }
}
