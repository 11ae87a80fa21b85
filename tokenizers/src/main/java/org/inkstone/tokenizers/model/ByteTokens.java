package org.inkstone.tokenizers.model;

import java.nio.charset.StandardCharsets;

/** Byte fallback (字节回退): the tokens {@code <0x00>} to {@code <0xFF>} that stand for the bytes of unknown characters. */
final class ByteTokens {
    static final int[] NONE = {};

    private static final String DIGITS = "0123456789ABCDEF";

    private ByteTokens() {}

    /** The token of a byte. */
    static String token(int value) {
        return "<0x" + DIGITS.charAt(value >> 4) + DIGITS.charAt(value & 15) + ">";
    }

    /** The ids of the UTF-8 bytes of a text, or {@link #NONE} if one of them has no token. */
    static int[] ids(String text, int[] byteIds) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] ids = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            ids[i] = byteIds[bytes[i] & 0xFF];
            if (ids[i] < 0) {
                return NONE;
            }
        }
        return ids;
    }
}
