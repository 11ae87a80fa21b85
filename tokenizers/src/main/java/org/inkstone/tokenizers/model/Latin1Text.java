package org.inkstone.tokenizers.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text of Latin-1 characters, a byte each (Latin-1 文本), with zeros behind it. Keeps its array for the next text; for
 * one thread.
 */
final class Latin1Text {
    /** How many zeros stand behind a text. */
    static final int PADDING = ShortWord.READ;

    /** Texts up to this length need no new array. */
    private static final int USUAL = 1 << 12;
    /** At how many places a string is looked at before its characters are copied. */
    private static final int SAMPLES = 4;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private byte[] bytes = new byte[USUAL + PADDING];
    private int length;

    /**
     * Takes a string, if all its characters are below U+0100.
     *
     * @return false if they are not; then the text is undefined
     */
    boolean read(String string) {
        length = string.length();
        for (int i = 0; i < SAMPLES; i++) {
            if (length > 0 && string.charAt((int) ((long) i * length / SAMPLES)) > 0xFF) {
                return false;
            }
        }
        // The JDK holds such a string as bytes, so this is a copy; other characters become question marks.
        byte[] copy = string.getBytes(StandardCharsets.ISO_8859_1);
        if (copy.length != length) {
            return false;
        }
        if (length + PADDING > bytes.length) {
            bytes = new byte[length + PADDING];
        }
        System.arraycopy(copy, 0, bytes, 0, length);
        Arrays.fill(bytes, length, length + PADDING, (byte) 0);
        return hasOnlyRealQuestionMarks(string);
    }

    private boolean hasOnlyRealQuestionMarks(String string) {
        for (int at = 0; at < length; at += Long.BYTES) {
            long zeroIfMark = (long) LONGS.get(bytes, at) ^ ('?' * EACH);
            if (((zeroIfMark - EACH) & ~zeroIfMark & HIGH_BITS) != 0) {
                for (int i = at; i < Math.min(at + Long.BYTES, length); i++) {
                    if (bytes[i] == '?' && string.charAt(i) != '?') {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** The characters, and zeros behind them. */
    byte[] bytes() {
        return bytes;
    }

    /** How many characters there are. */
    int length() {
        return length;
    }

    /** Copies some characters. */
    void copy(int start, int end, char[] to) {
        for (int i = start; i < end; i++) {
            to[i - start] = (char) (bytes[i] & 0xFF);
        }
    }

    /** Whether no text has come that needed a larger array. */
    boolean isSmall() {
        return bytes.length == USUAL + PADDING;
    }
}
